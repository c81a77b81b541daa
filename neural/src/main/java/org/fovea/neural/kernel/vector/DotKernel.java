package org.fovea.neural.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Inner products of a few rows of one matrix with a few rows of windows, side by side, so that each
 * element loaded is used several times.
 */
final class DotKernel {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Lanes of a vector. */
  static final int LANES = SPECIES.length();

  /** Rows of the left matrix. */
  static final int ROWS = 4;

  /** Rows of windows; their products with the left rows must fit the registers. */
  static final int TAPS = LANES >= 16 ? 4 : 2;

  private DotKernel() {}

  /**
   * Inner products of {@link #ROWS} rows with {@link #TAPS} windows.
   *
   * @param a the left rows, from {@code aAt} and {@code stride} apart
   * @param x the windows, from {@code xAt + offsets[k]} and on
   * @param length elements of each, a multiple of {@link #LANES}
   * @param lanes receives, product after product and row by row, the lanes whose sums they are
   */
  static void dots(
      float[] a,
      int aAt,
      int stride,
      float[] x,
      int xAt,
      int[] offsets,
      int k,
      int length,
      float[] lanes) {
    if (TAPS == 4) {
      fourByFour(a, aAt, stride, x, xAt, offsets, k, length, lanes);
    } else {
      fourByTwo(a, aAt, stride, x, xAt, offsets, k, length, lanes);
    }
  }

  /** One inner product, summed in the order of {@link #dots}. */
  static float dot(float[] a, int aAt, float[] x, int xAt, int length) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int p = 0; p < length; p += LANES) {
      FloatVector t = FloatVector.fromArray(SPECIES, x, xAt + p);
      sum = FloatVector.fromArray(SPECIES, a, aAt + p).fma(t, sum);
    }
    return LaneSum.of(sum);
  }

  private static void fourByFour(
      float[] a,
      int aAt,
      int stride,
      float[] x,
      int xAt,
      int[] offsets,
      int k,
      int length,
      float[] lanes) {
    int a1 = aAt + stride;
    int a2 = aAt + 2 * stride;
    int a3 = aAt + 3 * stride;
    int x0 = xAt + offsets[k];
    int x1 = xAt + offsets[k + 1];
    int x2 = xAt + offsets[k + 2];
    int x3 = xAt + offsets[k + 3];
    FloatVector s00 = FloatVector.zero(SPECIES);
    FloatVector s01 = s00;
    FloatVector s02 = s00;
    FloatVector s03 = s00;
    FloatVector s10 = s00;
    FloatVector s11 = s00;
    FloatVector s12 = s00;
    FloatVector s13 = s00;
    FloatVector s20 = s00;
    FloatVector s21 = s00;
    FloatVector s22 = s00;
    FloatVector s23 = s00;
    FloatVector s30 = s00;
    FloatVector s31 = s00;
    FloatVector s32 = s00;
    FloatVector s33 = s00;
    for (int p = 0; p < length; p += LANES) {
      FloatVector t0 = FloatVector.fromArray(SPECIES, x, x0 + p);
      FloatVector t1 = FloatVector.fromArray(SPECIES, x, x1 + p);
      FloatVector t2 = FloatVector.fromArray(SPECIES, x, x2 + p);
      FloatVector t3 = FloatVector.fromArray(SPECIES, x, x3 + p);
      FloatVector y = FloatVector.fromArray(SPECIES, a, aAt + p);
      s00 = y.fma(t0, s00);
      s01 = y.fma(t1, s01);
      s02 = y.fma(t2, s02);
      s03 = y.fma(t3, s03);
      y = FloatVector.fromArray(SPECIES, a, a1 + p);
      s10 = y.fma(t0, s10);
      s11 = y.fma(t1, s11);
      s12 = y.fma(t2, s12);
      s13 = y.fma(t3, s13);
      y = FloatVector.fromArray(SPECIES, a, a2 + p);
      s20 = y.fma(t0, s20);
      s21 = y.fma(t1, s21);
      s22 = y.fma(t2, s22);
      s23 = y.fma(t3, s23);
      y = FloatVector.fromArray(SPECIES, a, a3 + p);
      s30 = y.fma(t0, s30);
      s31 = y.fma(t1, s31);
      s32 = y.fma(t2, s32);
      s33 = y.fma(t3, s33);
    }
    s00.intoArray(lanes, 0);
    s01.intoArray(lanes, LANES);
    s02.intoArray(lanes, 2 * LANES);
    s03.intoArray(lanes, 3 * LANES);
    s10.intoArray(lanes, 4 * LANES);
    s11.intoArray(lanes, 5 * LANES);
    s12.intoArray(lanes, 6 * LANES);
    s13.intoArray(lanes, 7 * LANES);
    s20.intoArray(lanes, 8 * LANES);
    s21.intoArray(lanes, 9 * LANES);
    s22.intoArray(lanes, 10 * LANES);
    s23.intoArray(lanes, 11 * LANES);
    s30.intoArray(lanes, 12 * LANES);
    s31.intoArray(lanes, 13 * LANES);
    s32.intoArray(lanes, 14 * LANES);
    s33.intoArray(lanes, 15 * LANES);
  }

  private static void fourByTwo(
      float[] a,
      int aAt,
      int stride,
      float[] x,
      int xAt,
      int[] offsets,
      int k,
      int length,
      float[] lanes) {
    int a1 = aAt + stride;
    int a2 = aAt + 2 * stride;
    int a3 = aAt + 3 * stride;
    int x0 = xAt + offsets[k];
    int x1 = xAt + offsets[k + 1];
    FloatVector s00 = FloatVector.zero(SPECIES);
    FloatVector s01 = s00;
    FloatVector s10 = s00;
    FloatVector s11 = s00;
    FloatVector s20 = s00;
    FloatVector s21 = s00;
    FloatVector s30 = s00;
    FloatVector s31 = s00;
    for (int p = 0; p < length; p += LANES) {
      FloatVector t0 = FloatVector.fromArray(SPECIES, x, x0 + p);
      FloatVector t1 = FloatVector.fromArray(SPECIES, x, x1 + p);
      FloatVector y = FloatVector.fromArray(SPECIES, a, aAt + p);
      s00 = y.fma(t0, s00);
      s01 = y.fma(t1, s01);
      y = FloatVector.fromArray(SPECIES, a, a1 + p);
      s10 = y.fma(t0, s10);
      s11 = y.fma(t1, s11);
      y = FloatVector.fromArray(SPECIES, a, a2 + p);
      s20 = y.fma(t0, s20);
      s21 = y.fma(t1, s21);
      y = FloatVector.fromArray(SPECIES, a, a3 + p);
      s30 = y.fma(t0, s30);
      s31 = y.fma(t1, s31);
    }
    s00.intoArray(lanes, 0);
    s01.intoArray(lanes, LANES);
    s10.intoArray(lanes, 2 * LANES);
    s11.intoArray(lanes, 3 * LANES);
    s20.intoArray(lanes, 4 * LANES);
    s21.intoArray(lanes, 5 * LANES);
    s30.intoArray(lanes, 6 * LANES);
    s31.intoArray(lanes, 7 * LANES);
  }
}
