package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** A rational sigmoid. */
public final class Softsign {
  private Softsign() {}

  /**
   * {@code x / (1 + |x|)}.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor softsign(Tensor x) {
    return Elementwise.map(
        "softsign",
        x,
        v -> v / (1 + Math.abs(v)),
        (v, y) -> 1 / ((1 + Math.abs(v)) * (1 + Math.abs(v))));
  }
}
