package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** Rounding down. */
public final class Floor {
  private Floor() {}

  /**
   * The greatest whole number not above x; the gradient is 0.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor floor(Tensor x) {
    return Elementwise.map("floor", x, v -> (float) Math.floor(v), (v, y) -> 0);
  }
}
