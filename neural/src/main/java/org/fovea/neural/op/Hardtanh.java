package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** A line between two bounds. */
public final class Hardtanh {
  private Hardtanh() {}

  /**
   * {@code min(max(x, low), high)}; the gradient at the bounds is 0.
   *
   * @param x any shape
   * @param low the lower bound
   * @param high the upper bound
   * @return the same shape
   */
  public static Tensor hardtanh(Tensor x, float low, float high) {
    return Elementwise.map(
        "hardtanh",
        x,
        v -> Math.min(Math.max(v, low), high),
        (v, y) -> v > low && v < high ? 1 : 0);
  }
}
