package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The self-regularised activation of Misra (2019). */
public final class Mish {
  private Mish() {}

  /**
   * {@code x * tanh(ln(1 + e^x))}.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor mish(Tensor x) {
    return Elementwise.map(
        "mish", x, v -> (float) (v * Math.tanh(Softplus.softplus(v))), (v, y) -> slope(v));
  }

  private static float slope(float v) {
    double tanh = Math.tanh(Softplus.softplus(v));
    double sigmoid = 1 / (1 + Math.exp(-v));
    return (float) (tanh + v * sigmoid * (1 - tanh * tanh));
  }
}
