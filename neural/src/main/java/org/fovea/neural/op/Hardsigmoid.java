package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** A sigmoid of straight lines. */
public final class Hardsigmoid {
  private Hardsigmoid() {}

  /**
   * {@code min(max(x + 3, 0), 6) / 6}; the gradient at -3 and 3 is 0.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor hardsigmoid(Tensor x) {
    return Elementwise.map(
        "hardsigmoid",
        x,
        v -> Math.min(Math.max(v + 3, 0f), 6f) / 6,
        (v, y) -> v > -3 && v < 3 ? 1 / 6f : 0);
  }
}
