package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The logistic function. */
public final class Sigmoid {
  private Sigmoid() {}

  /**
   * {@code 1 / (1 + e^-x)}.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor sigmoid(Tensor x) {
    return Elementwise.map(
        "sigmoid", x, v -> (float) (1 / (1 + Math.exp(-v))), (v, y) -> y * (1 - y));
  }
}
