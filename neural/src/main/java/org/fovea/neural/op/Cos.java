package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The cosine. */
public final class Cos {
  private Cos() {}

  /**
   * {@code cos(x)}, in radians.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor cos(Tensor x) {
    return Elementwise.map("cos", x, v -> (float) Math.cos(v), (v, y) -> (float) -Math.sin(v));
  }
}
