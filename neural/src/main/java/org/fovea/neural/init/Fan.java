package org.fovea.neural.init;

import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;

/** How many connections a weight gives each of its inputs or outputs. */
public enum Fan {
  /** Connections into an output: keeps the magnitude of activations. */
  IN,
  /** Connections out of an input: keeps the magnitude of gradients. */
  OUT;

  /**
   * The number of connections.
   *
   * @param weight {@code [out, in]} or {@code [out, in, kH, kW]}
   * @return the extent of the other side times that of the window
   * @throws ShapeException when the weight has fewer than two dimensions
   */
  public int of(Shape weight) {
    if (weight.rank() < 2) {
      throw new ShapeException("fan of weight " + weight + ", expected two dimensions or more");
    }
    return weight.dim(this == IN ? 1 : 0) * weight.product(2, weight.rank());
  }
}
