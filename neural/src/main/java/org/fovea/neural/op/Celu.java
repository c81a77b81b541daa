package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The continuously differentiable exponential linear unit (Barron, 2017). */
public final class Celu {
  private Celu() {}

  /**
   * {@code max(x, 0) + min(0, alpha * (e^(x / alpha) - 1))}.
   *
   * @param x any shape
   * @param alpha the limit far below 0, above 0
   * @return the same shape
   */
  public static Tensor celu(Tensor x, float alpha) {
    return Elementwise.map(
        "celu",
        x,
        v -> v > 0 ? v : (float) (alpha * Math.expm1(v / alpha)),
        (v, y) -> v > 0 ? 1 : y / alpha + 1);
  }
}
