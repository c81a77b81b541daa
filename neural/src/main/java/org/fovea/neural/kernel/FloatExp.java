package org.fovea.neural.kernel;

/**
 * The exponential in float: {@code 2^n} times a polynomial of the rest, with the constants of
 * Cephes' {@code expf}: no more than 2 units in the last place from the truth. Where that is below
 * {@code 2^-125}, about from -87 downwards, it is 0.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // The digits as published.
public final class FloatExp {
  /** Arguments are taken to be at least this, whose exponential is 0 here. */
  public static final float LEAST = -88;

  /** Arguments are taken to be at most this, whose exponential is infinite. */
  public static final float GREATEST = 89;

  /** {@code 1 / ln 2}. */
  public static final float LOG2_E = 1.442695f;

  /** Adding this rounds a float to an integer, which is then in its lowest bits. */
  public static final float ROUNDING = 12582912;

  /** The greater part of {@code ln 2}, of so few bits that a multiple is exact. */
  public static final float LN2_HIGH = 0.693359375f;

  /** What is missing to {@code ln 2}. */
  public static final float LN2_LOW = -2.12194440e-4f;

  /** The exponent's bits of {@code 2^-1}, less 1: of half the power of two. */
  public static final int HALF_EXPONENT = 126;

  /** Where the exponent's bits of a float begin. */
  public static final int EXPONENT_SHIFT = 23;

  private static final float[] POLYNOMIAL = {
    1.9875691500e-4f,
    1.3981999507e-3f,
    8.3334519073e-3f,
    4.1665795894e-2f,
    1.6666665459e-1f,
    5.0000001201e-1f
  };

  private FloatExp() {}

  /**
   * The coefficients of powers 7 to 2; those of 1 and 0 are 1.
   *
   * @return a copy, that of the highest power first
   */
  public static float[] polynomial() {
    return POLYNOMIAL.clone();
  }

  static float of(float x) {
    float u = Math.max(LEAST, Math.min(GREATEST, x));
    float shifted = Math.fma(u, LOG2_E, ROUNDING);
    float n = shifted - ROUNDING;
    float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, u));
    float p = POLYNOMIAL[0];
    for (int i = 1; i < POLYNOMIAL.length; i++) {
      p = Math.fma(p, r, POLYNOMIAL[i]);
    }
    p = Math.fma(p, r * r, r) + 1;
    int half = Math.max(0, (int) n + HALF_EXPONENT);
    return p * Float.intBitsToFloat(half << EXPONENT_SHIFT) * 2;
  }

  static float sigmoid(float x) {
    return 1 / (1 + of(-x));
  }
}
