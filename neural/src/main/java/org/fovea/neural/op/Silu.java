package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The sigmoid-weighted linear unit, or swish. */
public final class Silu {
  private Silu() {}

  /**
   * {@code x / (1 + e^-x)}.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor silu(Tensor x) {
    return Elementwise.map("silu", x, v -> (float) (v / (1 + Math.exp(-v))), (v, y) -> slope(v));
  }

  private static float slope(float v) {
    double sigmoid = 1 / (1 + Math.exp(-v));
    return (float) (sigmoid * (1 + v * (1 - sigmoid)));
  }
}
