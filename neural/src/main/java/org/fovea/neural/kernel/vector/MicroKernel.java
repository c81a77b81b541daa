package org.fovea.neural.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost part of the matrix product: a tile of C, {@link #ROWS} high and two vectors wide,
 * is kept in registers while it runs down a panel of A and a panel of B. A taller tile needs fewer
 * loads, but must leave registers for a row of B and an element of A: with the 32 registers of
 * 512-bit vectors 6 rows fit; with 16 registers C2 of JDK 25 spills at 6, and 4 run at full speed.
 */
final class MicroKernel {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Lanes of a vector. */
  static final int LANES = SPECIES.length();

  /** Height of a tile. */
  static final int ROWS = LANES >= 16 ? 6 : 4;

  /** Width of a tile. */
  static final int COLUMNS = 2 * LANES;

  private MicroKernel() {}

  /**
   * One tile, {@code C = A B} or {@code C += A B}.
   *
   * @param depth rows of the panels, the inner dimension
   * @param a panel of A: {@link #ROWS} elements of a column after another, from {@code aAt}
   * @param b panel of B: {@link #COLUMNS} elements of a row after another, from {@code bAt}
   * @param c the tile, row-major from {@code cAt} with rows {@code stride} apart
   */
  static void tile(
      int depth,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int stride,
      boolean accumulate) {
    if (ROWS == 6) {
      six(depth, a, aAt, b, bAt, c, cAt, stride, accumulate);
    } else {
      four(depth, a, aAt, b, bAt, c, cAt, stride, accumulate);
    }
  }

  private static void six(
      int depth,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int stride,
      boolean accumulate) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    FloatVector c40 = c00;
    FloatVector c41 = c00;
    FloatVector c50 = c00;
    FloatVector c51 = c00;
    for (int p = 0; p < depth; p++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt + p * COLUMNS);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + p * COLUMNS + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aAt + p * 6]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 6 + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 6 + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 6 + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 6 + 4]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 6 + 5]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
    }
    store(c00, c01, c, cAt, accumulate);
    store(c10, c11, c, cAt + stride, accumulate);
    store(c20, c21, c, cAt + 2 * stride, accumulate);
    store(c30, c31, c, cAt + 3 * stride, accumulate);
    store(c40, c41, c, cAt + 4 * stride, accumulate);
    store(c50, c51, c, cAt + 5 * stride, accumulate);
  }

  private static void four(
      int depth,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int stride,
      boolean accumulate) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    for (int p = 0; p < depth; p++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt + p * COLUMNS);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + p * COLUMNS + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aAt + p * 4]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 4 + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 4 + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 4 + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
    }
    store(c00, c01, c, cAt, accumulate);
    store(c10, c11, c, cAt + stride, accumulate);
    store(c20, c21, c, cAt + 2 * stride, accumulate);
    store(c30, c31, c, cAt + 3 * stride, accumulate);
  }

  private static void store(
      FloatVector left, FloatVector right, float[] c, int at, boolean accumulate) {
    if (accumulate) {
      left.add(FloatVector.fromArray(SPECIES, c, at)).intoArray(c, at);
      right.add(FloatVector.fromArray(SPECIES, c, at + LANES)).intoArray(c, at + LANES);
    } else {
      left.intoArray(c, at);
      right.intoArray(c, at + LANES);
    }
  }
}
