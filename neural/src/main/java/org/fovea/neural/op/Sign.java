package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The sign. */
public final class Sign {
  private Sign() {}

  /**
   * -1, 0 or 1; the gradient is 0.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor sign(Tensor x) {
    return Elementwise.map("sign", x, v -> Math.signum(v), (v, y) -> 0);
  }
}
