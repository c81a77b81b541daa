package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The inverse tangent. */
public final class Atan {
  private Atan() {}

  /**
   * {@code arctan(x)}, between {@code -pi/2} and {@code pi/2}.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor atan(Tensor x) {
    return Elementwise.map("atan", x, v -> (float) Math.atan(v), (v, y) -> 1 / (1 + v * v));
  }
}
