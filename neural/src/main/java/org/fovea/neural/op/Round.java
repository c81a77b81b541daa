package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** Rounding to the nearest. */
public final class Round {
  private Round() {}

  /**
   * The nearest whole number, of two the even one; the gradient is 0.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor round(Tensor x) {
    return Elementwise.map("round", x, v -> (float) Math.rint(v), (v, y) -> 0);
  }
}
