package org.fovea.neural.kernel;

/**
 * The error function in float as the quotient of two polynomials, of degree 13 and 8, with the
 * coefficients of Eigen's {@code perf}: no more than 3e-7 from the truth.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // The digits as published.
public final class RationalErf {
  /** Beyond this the quotient's value here is taken, which is nearly 1. */
  public static final float LIMIT = 4;

  /** The numerator's coefficients, of powers 13, 11 and so on down to 1. */
  private static final float[] NUMERATOR = {
    -2.72614225801306e-10f,
    2.77068142495902e-08f,
    -2.10102402082508e-06f,
    -5.69250639462346e-05f,
    -7.34990630326855e-04f,
    -2.95459980854025e-03f,
    -1.60960333262415e-02f
  };

  /** The denominator's coefficients, of powers 8, 6, 4, 2 and 0. */
  private static final float[] DENOMINATOR = {
    -1.45660718464996e-05f,
    -2.13374055278905e-04f,
    -1.68282697438203e-03f,
    -7.37332916720468e-03f,
    -1.42647390514189e-02f
  };

  private RationalErf() {}

  /**
   * The numerator's coefficients.
   *
   * @return a copy, that of the highest power, 13, first; only odd powers
   */
  public static float[] numerator() {
    return NUMERATOR.clone();
  }

  /**
   * The denominator's coefficients.
   *
   * @return a copy, that of the highest power, 8, first; only even powers
   */
  public static float[] denominator() {
    return DENOMINATOR.clone();
  }

  static float of(float x) {
    float u = Math.max(-LIMIT, Math.min(LIMIT, x));
    float v = u * u;
    float p = NUMERATOR[0];
    for (int i = 1; i < NUMERATOR.length; i++) {
      p = Math.fma(v, p, NUMERATOR[i]);
    }
    float q = DENOMINATOR[0];
    for (int i = 1; i < DENOMINATOR.length; i++) {
      q = Math.fma(v, q, DENOMINATOR[i]);
    }
    return u * (p / q);
  }
}
