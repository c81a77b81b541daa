package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The rectifier capped at 6. */
public final class Relu6 {
  private Relu6() {}

  /**
   * {@code min(max(x, 0), 6)}; the gradient at 0 and 6 is 0.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor relu6(Tensor x) {
    return Elementwise.map(
        "relu6", x, v -> Math.min(Math.max(v, 0f), 6f), (v, y) -> v > 0 && v < 6 ? 1 : 0);
  }
}
