package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The hyperbolic tangent. */
public final class Tanh {
  private Tanh() {}

  /**
   * {@code tanh(x)}.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor tanh(Tensor x) {
    return Elementwise.map("tanh", x, v -> (float) Math.tanh(v), (v, y) -> 1 - y * y);
  }
}
