package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The sine. */
public final class Sin {
  private Sin() {}

  /**
   * {@code sin(x)}, in radians.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor sin(Tensor x) {
    return Elementwise.map("sin", x, v -> (float) Math.sin(v), (v, y) -> (float) Math.cos(v));
  }
}
