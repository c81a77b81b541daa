package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** A smooth rectifier. */
public final class Softplus {
  private Softplus() {}

  /**
   * {@code ln(1 + e^(beta x)) / beta}, and x itself where {@code beta * x > threshold}.
   *
   * @param x any shape
   * @param beta sharpness, above 0; 1 in PyTorch
   * @param threshold where it becomes linear; 20 in PyTorch
   * @return the same shape
   */
  public static Tensor softplus(Tensor x, float beta, float threshold) {
    return Elementwise.map(
        "softplus",
        x,
        v -> v * beta > threshold ? v : (float) (softplus((double) v * beta) / beta),
        (v, y) -> v * beta > threshold ? 1 : (float) (1 / (1 + Math.exp(-(double) v * beta))));
  }

  /** {@code ln(1 + e^v)} without overflow. */
  static double softplus(double v) {
    return Math.max(v, 0) + Math.log1p(Math.exp(-Math.abs(v)));
  }
}
