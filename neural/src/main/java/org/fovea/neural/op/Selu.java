package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The self-normalising exponential linear unit (Klambauer et al., 2017). */
public final class Selu {
  private static final double ALPHA = 1.6732632423543772;
  private static final double SCALE = 1.0507009873554805;

  private Selu() {}

  /**
   * {@code scale * x} where positive, else {@code scale * alpha * (e^x - 1)}.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor selu(Tensor x) {
    return Elementwise.map(
        "selu",
        x,
        v -> (float) (v > 0 ? SCALE * v : SCALE * ALPHA * Math.expm1(v)),
        (v, y) -> (float) (v > 0 ? SCALE : y + SCALE * ALPHA));
  }
}
