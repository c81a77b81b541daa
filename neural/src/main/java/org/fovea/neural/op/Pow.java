package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** Powers. */
public final class Pow {
  private Pow() {}

  /**
   * {@code x^exponent}.
   *
   * @param x any shape
   * @param exponent the same for all elements
   * @return the same shape
   */
  public static Tensor pow(Tensor x, double exponent) {
    return Elementwise.map(
        "pow",
        x,
        v -> (float) Math.pow(v, exponent),
        (v, y) -> (float) (exponent * Math.pow(v, exponent - 1)));
  }
}
