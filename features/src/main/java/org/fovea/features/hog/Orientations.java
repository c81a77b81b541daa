package org.fovea.features.hog;

/**
 * Turns gradients into places on the scale of orientation bins, without trigonometry: in the first
 * quadrant {@code u = |dy| / (|dx| + |dy|)} grows steadily with the angle, and a polynomial in
 * {@code u - 1/2} tells the angle to 3e-7 radians.
 */
final class Orientations {
  /**
   * Of {@code atan2(t + 1/2, 1/2 - t) - pi/4} for t in -1/2..1/2, the odd polynomial of least
   * greatest error: factors of t, t^3 and so on.
   */
  private static final double[] ANGLE = {
    1.99999222, -2.66538943, 6.33850064, -16.9386731, 40.7672879, -68.8213385, 55.8020795
  };

  /** Keeps 0 / 0 from being NaN; no gradient is this small. */
  private static final float TINY = 1e-30f;

  /** How near an edge between bins the polynomial is not trusted. */
  private static final float NEAR = 1e-3f;

  private static final int SIGN = 0x80000000;

  private final int bins;
  private final boolean signed;

  /** {@link #ANGLE} in bins. */
  private final float[] place = new float[ANGLE.length];

  /** The place of 45 degrees. */
  private final float middle;

  /**
   * What is added to the folded place, or from what it is taken, in each quadrant: to the lower
   * right (dx, dy >= 0), lower left, upper right and upper left.
   */
  private final float[] quadrant;

  /** Direction of the lower edge of each bin, and of the upper edge of the last. */
  private final float[] edgeX;

  private final float[] edgeY;

  Orientations(int bins, boolean signed) {
    this.bins = bins;
    this.signed = signed;
    double perRadian = bins / (signed ? 2 * Math.PI : Math.PI);
    for (int i = 0; i < place.length; i++) {
      place[i] = (float) (ANGLE[i] * perRadian);
    }
    middle = (float) (Math.PI / 4 * perRadian);
    float half = bins / 2f;
    quadrant = signed ? new float[] {0, half, bins, half} : new float[] {0, bins, bins, 0};
    edgeX = new float[bins + 1];
    edgeY = new float[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edgeX[i] = exactZero(Math.cos(i / perRadian));
      edgeY[i] = exactZero(Math.sin(i / perRadian));
    }
  }

  private static float exactZero(double v) {
    return Math.abs(v) < 1e-12 ? 0 : (float) v;
  }

  /** The places of directions folded into the first quadrant: of (|dx|, |dy|). */
  void foldedPlaces(float[] dx, float[] dy, float[] out) {
    // In two loops, as the compiler does not vectorise them in one.
    for (int x = 0; x < out.length; x++) {
      out[x] = Math.abs(dy[x]) / (Math.abs(dx[x]) + Math.abs(dy[x]) + TINY);
    }
    float p0 = place[0];
    float p1 = place[1];
    float p2 = place[2];
    float p3 = place[3];
    float p4 = place[4];
    float p5 = place[5];
    float p6 = place[6];
    float p = middle;
    for (int x = 0; x < out.length; x++) {
      float t = out[x] - 0.5f;
      float s = t * t;
      out[x] = p + t * (p0 + s * (p1 + s * (p2 + s * (p3 + s * (p4 + s * (p5 + s * p6))))));
    }
  }

  /**
   * The place of a direction, {@code 0..bins}; bin {@code i} covers {@code i..i+1}. Signs are dealt
   * with as bits, because no processor can foresee a branch on them.
   */
  float place(float folded, float dx, float dy) {
    int x = Float.floatToRawIntBits(dx);
    int y = Float.floatToRawIntBits(dy);
    int mirrored = Float.floatToRawIntBits(folded) ^ ((x ^ y) & SIGN);
    return quadrant[x >>> 31 | y >>> 31 << 1] + Float.intBitsToFloat(mirrored);
  }

  /** The bin that holds the direction; a direction on an edge is in the bin above. */
  int bin(float folded, float dx, float dy) {
    float place = place(folded, dx, dy);
    int bin = (int) place;
    float above = place - bin;
    if (above < NEAR) {
      bin += isBelow(bin, dx, dy) ? -1 : 0;
    } else if (above > 1 - NEAR) {
      bin += isBelow(bin + 1, dx, dy) ? 0 : 1;
    }
    return bin < 0 ? bin + bins : bin % bins;
  }

  private boolean isBelow(int edge, float dx, float dy) {
    float cross = edgeX[edge] * dy - edgeY[edge] * dx;
    boolean folded = dy < 0 && !signed;
    return folded ? cross > 0 : cross < 0;
  }
}
