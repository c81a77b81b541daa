package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The exponential. */
public final class Exp {
  private Exp() {}

  /**
   * {@code e^x}.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor exp(Tensor x) {
    return Elementwise.map("exp", x, v -> (float) Math.exp(v), (v, y) -> y);
  }
}
