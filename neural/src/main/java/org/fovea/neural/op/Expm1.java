package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The exponential less 1. */
public final class Expm1 {
  private Expm1() {}

  /**
   * {@code e^x - 1}, exact near 0.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor expm1(Tensor x) {
    return Elementwise.map("expm1", x, v -> (float) Math.expm1(v), (v, y) -> y + 1);
  }
}
