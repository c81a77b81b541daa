package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The magnitude. */
public final class Abs {
  private Abs() {}

  /**
   * {@code |x|}; the gradient at 0 is 0.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor abs(Tensor x) {
    return Elementwise.map("abs", x, v -> Math.abs(v), (v, y) -> Math.signum(v));
  }
}
