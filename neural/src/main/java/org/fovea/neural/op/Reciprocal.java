package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The reciprocal. */
public final class Reciprocal {
  private Reciprocal() {}

  /**
   * {@code 1 / x}.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor reciprocal(Tensor x) {
    return Elementwise.map("reciprocal", x, v -> 1 / v, (v, y) -> -y * y);
  }
}
