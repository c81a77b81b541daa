package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The swish of straight lines (Howard et al., 2019). */
public final class Hardswish {
  private Hardswish() {}

  /**
   * {@code x * min(max(x + 3, 0), 6) / 6}.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor hardswish(Tensor x) {
    return Elementwise.map(
        "hardswish",
        x,
        v -> v * Math.min(Math.max(v + 3, 0f), 6f) / 6,
        (v, y) -> v < -3 ? 0 : v <= 3 ? v / 3 + 0.5f : 1);
  }
}
