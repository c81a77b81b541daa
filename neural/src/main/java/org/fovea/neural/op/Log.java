package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The natural logarithm. */
public final class Log {
  private Log() {}

  /**
   * {@code ln(x)}.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor log(Tensor x) {
    return Elementwise.map("log", x, v -> (float) Math.log(v), (v, y) -> 1 / v);
  }
}
