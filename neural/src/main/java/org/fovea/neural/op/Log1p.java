package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The natural logarithm of 1 more. */
public final class Log1p {
  private Log1p() {}

  /**
   * {@code ln(1 + x)}, exact near 0.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor log1p(Tensor x) {
    return Elementwise.map("log1p", x, v -> (float) Math.log1p(v), (v, y) -> 1 / (1 + v));
  }
}
