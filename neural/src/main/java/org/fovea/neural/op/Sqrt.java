package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The square root. */
public final class Sqrt {
  private Sqrt() {}

  /**
   * {@code x^(1/2)}.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor sqrt(Tensor x) {
    return Elementwise.map("sqrt", x, v -> (float) Math.sqrt(v), (v, y) -> 0.5f / y);
  }
}
