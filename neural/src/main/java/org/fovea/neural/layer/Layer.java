package org.fovea.neural.layer;

import org.fovea.neural.tensor.Tensor;

/** A module that maps one tensor to one tensor. */
public abstract class Layer extends Module {
  /** For subclasses. */
  protected Layer() {}

  /**
   * Computes the layer's output.
   *
   * @param x the input
   * @return the output
   */
  public abstract Tensor forward(Tensor x);
}
