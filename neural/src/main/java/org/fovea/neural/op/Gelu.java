package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The Gaussian error linear unit (Hendrycks and Gimpel, 2016). */
public final class Gelu {
  private static final double TANH_SCALE = Math.sqrt(2 / Math.PI);
  private static final double CUBIC = 0.044715;

  private Gelu() {}

  /**
   * {@code x * (1 + erf(x / sqrt(2))) / 2}.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor gelu(Tensor x) {
    return Elementwise.map("gelu", x, v -> (float) (v * cumulative(v)), (v, y) -> slope(v));
  }

  private static double cumulative(double v) {
    return 0.5 * (1 + Erf.erf(v * Math.sqrt(0.5)));
  }

  private static float slope(double v) {
    double density = Math.exp(-0.5 * v * v) / Math.sqrt(2 * Math.PI);
    return (float) (cumulative(v) + v * density);
  }

  /**
   * The approximation {@code x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 x^3))) / 2}.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor geluTanh(Tensor x) {
    return Elementwise.map(
        "gelu", x, v -> (float) (0.5 * v * (1 + tanh(v))), (v, y) -> slopeTanh(v));
  }

  private static double tanh(double v) {
    return Math.tanh(TANH_SCALE * (v + CUBIC * v * v * v));
  }

  private static float slopeTanh(double v) {
    double tanh = tanh(v);
    double inner = TANH_SCALE * (1 + 3 * CUBIC * v * v);
    return (float) (0.5 * (1 + tanh) + 0.5 * v * (1 - tanh * tanh) * inner);
  }
}
