package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The reciprocal square root. */
public final class Rsqrt {
  private Rsqrt() {}

  /**
   * {@code x^(-1/2)}.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor rsqrt(Tensor x) {
    return Elementwise.map("rsqrt", x, v -> (float) (1 / Math.sqrt(v)), (v, y) -> -0.5f * y / v);
  }
}
