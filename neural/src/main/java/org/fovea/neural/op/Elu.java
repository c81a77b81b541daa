package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The exponential linear unit (Clevert et al., 2016). */
public final class Elu {
  private Elu() {}

  /**
   * {@code x} where positive, else {@code alpha * (e^x - 1)}.
   *
   * @param x any shape
   * @param alpha the limit far below 0, 1 in PyTorch
   * @return the same shape
   */
  public static Tensor elu(Tensor x, float alpha) {
    return Elementwise.map(
        "elu",
        x,
        v -> v > 0 ? v : (float) (alpha * Math.expm1(v)),
        (v, y) -> v > 0 ? 1 : y + alpha);
  }
}
