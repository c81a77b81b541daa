package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** Limits values. */
public final class Clamp {
  private Clamp() {}

  /**
   * {@code min(max(x, low), high)}; the gradient at the bounds is 1.
   *
   * @param x any shape
   * @param low the lower bound
   * @param high the upper bound
   * @return the same shape
   */
  public static Tensor clamp(Tensor x, float low, float high) {
    return Elementwise.map(
        "clamp", x, v -> Math.min(Math.max(v, low), high), (v, y) -> v >= low && v <= high ? 1 : 0);
  }
}
