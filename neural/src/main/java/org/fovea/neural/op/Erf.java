package org.fovea.neural.op;

import org.fovea.neural.tensor.Tensor;

/** The error function. */
public final class Erf {
  /** Fitted to {@code ln(erfc(x) / t) + x^2} with t = 2 / (2 + x), as a function of 2 t - 1. */
  private static final double[] SERIES = {
    -0.6513268598916849,
    0.641969792357915,
    0.01947647320339994,
    -0.009561514786883126,
    -0.0009465953435712884,
    0.00036683949636767883,
    4.25233264416131e-05,
    -2.0278579433045806e-05,
    -1.6242893701797034e-06,
    1.3036560612708054e-06,
    1.5625428966667504e-08,
    -8.523659259236542e-08,
    6.527494202897463e-09,
    5.060515726179169e-09,
    -9.918196693620214e-10
  };

  private Erf() {}

  /**
   * {@code 2 / sqrt(pi)} times the integral of {@code e^(-t^2)} from 0 to x.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor erf(Tensor x) {
    return Elementwise.map(
        "erf",
        x,
        v -> (float) erf((double) v),
        (v, y) -> (float) (2 / Math.sqrt(Math.PI) * Math.exp(-(double) v * v)));
  }

  /** To a relative error of 1e-9 of {@code 1 - |erf|}. */
  static double erf(double v) {
    double x = Math.abs(v);
    double t = 2 / (2 + x);
    double s = 2 * t - 1;
    // Clenshaw's summation of the Chebyshev series of ln(erfc(x) / t) + x^2.
    double b0 = 0;
    double b1 = 0;
    for (int k = SERIES.length - 1; k > 0; k--) {
      double b = 2 * s * b0 - b1 + SERIES[k];
      b1 = b0;
      b0 = b;
    }
    double complement = t * Math.exp(-x * x + s * b0 - b1 + SERIES[0]);
    return Math.copySign(1 - complement, v);
  }
}
