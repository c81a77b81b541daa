package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The logarithm of the logistic function. */
public final class LogSigmoid {
  private LogSigmoid() {}

  /**
   * {@code -ln(1 + e^-x)}.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor logsigmoid(Tensor x) {
    return Elementwise.map(
        "logsigmoid",
        x,
        v -> (float) -Softplus.softplus(-v),
        (v, y) -> (float) (1 / (1 + Math.exp(v))));
  }
}
