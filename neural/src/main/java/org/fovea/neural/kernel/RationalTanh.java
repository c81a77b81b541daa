package org.fovea.neural.kernel;

/**
 * The hyperbolic tangent in float as the quotient of two polynomials, of degree 13 and 6, with the
 * coefficients of Eigen's {@code ptanh}: no more than 5 units in the last place from the truth.
 */
public final class RationalTanh {
  /** The quotient holds up to here, and is close enough to its value here a little further. */
  public static final float LIMIT = 7.905311f;

  /** Beyond this the nearest float is 1. */
  public static final float ONE_FROM = 9.011f;

  /** The numerator's coefficients, of powers 13, 11 and so on down to 1. */
  private static final float[] NUMERATOR = {
    -2.7607684e-16f,
    2.000188e-13f,
    -8.604672e-11f,
    5.1222973e-08f,
    1.48572235e-05f,
    6.3726195e-04f,
    4.8935246e-03f
  };

  /** The denominator's coefficients, of powers 6, 4, 2 and 0. */
  private static final float[] DENOMINATOR = {
    1.1982584e-06f, 1.1853471e-04f, 2.2684347e-03f, 4.893525e-03f
  };

  private RationalTanh() {}

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
   * @return a copy, that of the highest power, 6, first; only even powers
   */
  public static float[] denominator() {
    return DENOMINATOR.clone();
  }

  static float of(float x) {
    if (Math.abs(x) > ONE_FROM) {
      return Math.signum(x);
    }
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
