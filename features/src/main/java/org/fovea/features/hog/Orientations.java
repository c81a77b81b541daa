package org.fovea.features.hog;

/**
 * Turns gradients into places on the scale of orientation bins, without trigonometry: {@code d = dx
 * / (|dx| + |dy|)} grows steadily as a direction turns from left to right, so a table over {@code
 * d} tells the angle.
 */
final class Orientations {
  /** Between this many steps the table is linear to 1.2e-6 radians. */
  private static final int STEPS = 1024;

  /** Keeps 0 / 0 from being NaN; no gradient is this small. */
  private static final float TINY = 1e-30f;

  /** How near an edge between bins the table is not trusted. */
  private static final float NEAR = 1e-3f;

  private final int bins;

  /** Places 0..bins for the directions of 0..180 degrees. */
  private final float[] table = new float[STEPS + 2];

  /** What is added to the place: where dy is positive, and where it is negative. */
  private final float[] half;

  /** Direction of the lower edge of each bin, and of the upper edge of the last. */
  private final float[] edgeX;

  private final float[] edgeY;

  /** For a place half a bin further, the bins whose centres are below and above it. */
  private final int[] below;

  private final int[] above;

  Orientations(int bins, boolean signed) {
    this.bins = bins;
    double perRadian = bins / (signed ? 2 * Math.PI : Math.PI);
    for (int i = 0; i <= STEPS; i++) {
      double d = 2.0 * i / STEPS - 1;
      table[i] = (float) (Math.atan2(1 - Math.abs(d), d) * perRadian);
    }
    table[STEPS + 1] = table[STEPS];
    half = new float[] {0, signed ? bins / 2f : 0};
    below = new int[bins + 1];
    above = new int[bins + 1];
    for (int i = 0; i <= bins; i++) {
      below[i] = (i + bins - 1) % bins;
      above[i] = i % bins;
    }
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

  /**
   * The place of a direction, {@code 0..bins}; bin {@code i} covers {@code i..i+1}. The sign of dy
   * is dealt with as a bit, because no processor can foresee a branch on it.
   */
  private float place(float dx, float dy) {
    int sign = Float.floatToRawIntBits(dy) & 0x80000000;
    float toRight = Float.intBitsToFloat(Float.floatToRawIntBits(dx) ^ sign);
    float u = (toRight / (Math.abs(dx) + Math.abs(dy) + TINY) + 1) * (STEPS / 2);
    int i = (int) u;
    return table[i] + (u - i) * (table[i + 1] - table[i]) + half[sign >>> 31];
  }

  /** The bin that holds the direction; a direction on an edge is in the bin above. */
  int bin(float dx, float dy) {
    float place = place(dx, dy);
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
    boolean folded = dy < 0 && half[1] == 0;
    return folded ? cross > 0 : cross < 0;
  }

  /**
   * One vote, the gradient's magnitude, for each pixel {@code x} of a row: for bin {@code o} it is
   * written to {@code votes[o * width + x]}.
   */
  void nearest(float[] dx, float[] dy, int start, int width, float[] votes) {
    for (int x = 0; x < width; x++) {
      float gx = dx[start + x];
      float gy = dy[start + x];
      votes[bin(gx, gy) * width + x] = (float) Math.sqrt(gx * gx + gy * gy);
    }
  }

  /** Likewise two votes, shared between the bins whose centres are nearest. */
  void linear(float[] dx, float[] dy, int start, int width, float[] votes) {
    for (int x = 0; x < width; x++) {
      float gx = dx[start + x];
      float gy = dy[start + x];
      float magnitude = (float) Math.sqrt(gx * gx + gy * gy);
      float place = place(gx, gy) + 0.5f;
      int upper = (int) place;
      float vote = magnitude * (place - upper);
      // With one bin alone both halves of the vote go there, hence the sum.
      votes[below[upper] * width + x] += magnitude - vote;
      votes[above[upper] * width + x] += vote;
    }
  }
}
