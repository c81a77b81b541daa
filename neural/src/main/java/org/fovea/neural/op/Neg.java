package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The negative. */
public final class Neg {
  private Neg() {}

  /**
   * {@code -x}.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor neg(Tensor x) {
    return Elementwise.map("neg", x, v -> -v, (v, y) -> -1);
  }
}
