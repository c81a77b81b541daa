package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The leaky rectifier. */
public final class LeakyRelu {
  private LeakyRelu() {}

  /**
   * {@code x} where positive, else {@code slope * x}.
   *
   * @param x any shape
   * @param slope for negative values, 0.01 in PyTorch
   * @return the same shape
   */
  public static Tensor leakyRelu(Tensor x, float slope) {
    return Elementwise.map(
        "leaky_relu", x, v -> v > 0 ? v : slope * v, (v, y) -> v > 0 ? 1 : slope);
  }
}
