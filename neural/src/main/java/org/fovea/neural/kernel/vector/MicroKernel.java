package org.fovea.neural.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost part of the matrix product: a tile of C, {@link #ROWS} high and two vectors wide,
 * is kept in registers while it runs down a panel of A and a panel of B. A taller tile needs fewer
 * loads, but must leave registers for a row of B and an element of A: with the 32 registers of
 * 512-bit vectors 8 rows fit; with 16 registers C2 of JDK 25 spills at 6, and 4 run at full speed.
 *
 * <p>A tile always adds to C: a branch on that makes C2 keep the vectors in memory.
 */
final class MicroKernel {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Lanes of a vector. */
  static final int LANES = SPECIES.length();

  /** Height of a tile. */
  static final int ROWS = LANES >= 16 ? 8 : 4;

  /** Width of a tile. */
  static final int COLUMNS = 2 * LANES;

  private MicroKernel() {}

  /**
   * One tile, {@code C += A B}.
   *
   * @param depth rows of the panels, the inner dimension
   * @param a panel of A: {@link #ROWS} elements of a column after another, from {@code aAt}
   * @param b panel of B: {@link #COLUMNS} elements of a row after another, from {@code bAt}
   * @param c the tile, row-major from {@code cAt} with rows {@code stride} apart
   */
  static void tile(
      int depth, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, int stride) {
    if (ROWS == 8) {
      eight(depth, a, aAt, b, bAt, c, cAt, stride);
    } else {
      four(depth, a, aAt, b, bAt, c, cAt, stride);
    }
  }

  /**
   * One tile, {@code C += A B}, where the rows of B are anywhere in an array: row p begins at
   * {@code bAt + offsets[from + p]}.
   *
   * @param depth columns of A, the inner dimension
   * @param a panel of A: {@link #ROWS} elements of a column after another, from {@code aAt}
   * @param c the tile, row-major from {@code cAt} with rows {@code stride} apart
   */
  static void tile(
      int depth,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      int[] offsets,
      int from,
      float[] c,
      int cAt,
      int stride) {
    if (ROWS == 8) {
      eight(depth, a, aAt, b, bAt, offsets, from, c, cAt, stride);
    } else {
      four(depth, a, aAt, b, bAt, offsets, from, c, cAt, stride);
    }
  }

  private static void eight(
      int depth, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, int stride) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, cAt + stride);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, cAt + stride + LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, cAt + 2 * stride);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, cAt + 2 * stride + LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, cAt + 3 * stride);
    FloatVector c31 = FloatVector.fromArray(SPECIES, c, cAt + 3 * stride + LANES);
    FloatVector c40 = FloatVector.fromArray(SPECIES, c, cAt + 4 * stride);
    FloatVector c41 = FloatVector.fromArray(SPECIES, c, cAt + 4 * stride + LANES);
    FloatVector c50 = FloatVector.fromArray(SPECIES, c, cAt + 5 * stride);
    FloatVector c51 = FloatVector.fromArray(SPECIES, c, cAt + 5 * stride + LANES);
    FloatVector c60 = FloatVector.fromArray(SPECIES, c, cAt + 6 * stride);
    FloatVector c61 = FloatVector.fromArray(SPECIES, c, cAt + 6 * stride + LANES);
    FloatVector c70 = FloatVector.fromArray(SPECIES, c, cAt + 7 * stride);
    FloatVector c71 = FloatVector.fromArray(SPECIES, c, cAt + 7 * stride + LANES);
    for (int p = 0; p < depth; p++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt + p * COLUMNS);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + p * COLUMNS + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aAt + p * 8]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 8 + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 8 + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 8 + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 8 + 4]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 8 + 5]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 8 + 6]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 8 + 7]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + LANES);
    c10.intoArray(c, cAt + stride);
    c11.intoArray(c, cAt + stride + LANES);
    c20.intoArray(c, cAt + 2 * stride);
    c21.intoArray(c, cAt + 2 * stride + LANES);
    c30.intoArray(c, cAt + 3 * stride);
    c31.intoArray(c, cAt + 3 * stride + LANES);
    c40.intoArray(c, cAt + 4 * stride);
    c41.intoArray(c, cAt + 4 * stride + LANES);
    c50.intoArray(c, cAt + 5 * stride);
    c51.intoArray(c, cAt + 5 * stride + LANES);
    c60.intoArray(c, cAt + 6 * stride);
    c61.intoArray(c, cAt + 6 * stride + LANES);
    c70.intoArray(c, cAt + 7 * stride);
    c71.intoArray(c, cAt + 7 * stride + LANES);
  }

  private static void four(
      int depth, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, int stride) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, cAt + stride);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, cAt + stride + LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, cAt + 2 * stride);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, cAt + 2 * stride + LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, cAt + 3 * stride);
    FloatVector c31 = FloatVector.fromArray(SPECIES, c, cAt + 3 * stride + LANES);
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
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + LANES);
    c10.intoArray(c, cAt + stride);
    c11.intoArray(c, cAt + stride + LANES);
    c20.intoArray(c, cAt + 2 * stride);
    c21.intoArray(c, cAt + 2 * stride + LANES);
    c30.intoArray(c, cAt + 3 * stride);
    c31.intoArray(c, cAt + 3 * stride + LANES);
  }

  private static void eight(
      int depth,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      int[] offsets,
      int from,
      float[] c,
      int cAt,
      int stride) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, cAt + stride);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, cAt + stride + LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, cAt + 2 * stride);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, cAt + 2 * stride + LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, cAt + 3 * stride);
    FloatVector c31 = FloatVector.fromArray(SPECIES, c, cAt + 3 * stride + LANES);
    FloatVector c40 = FloatVector.fromArray(SPECIES, c, cAt + 4 * stride);
    FloatVector c41 = FloatVector.fromArray(SPECIES, c, cAt + 4 * stride + LANES);
    FloatVector c50 = FloatVector.fromArray(SPECIES, c, cAt + 5 * stride);
    FloatVector c51 = FloatVector.fromArray(SPECIES, c, cAt + 5 * stride + LANES);
    FloatVector c60 = FloatVector.fromArray(SPECIES, c, cAt + 6 * stride);
    FloatVector c61 = FloatVector.fromArray(SPECIES, c, cAt + 6 * stride + LANES);
    FloatVector c70 = FloatVector.fromArray(SPECIES, c, cAt + 7 * stride);
    FloatVector c71 = FloatVector.fromArray(SPECIES, c, cAt + 7 * stride + LANES);
    for (int p = 0; p < depth; p++) {
      int row = bAt + offsets[from + p];
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aAt + p * 8]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 8 + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 8 + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 8 + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 8 + 4]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 8 + 5]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 8 + 6]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 8 + 7]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + LANES);
    c10.intoArray(c, cAt + stride);
    c11.intoArray(c, cAt + stride + LANES);
    c20.intoArray(c, cAt + 2 * stride);
    c21.intoArray(c, cAt + 2 * stride + LANES);
    c30.intoArray(c, cAt + 3 * stride);
    c31.intoArray(c, cAt + 3 * stride + LANES);
    c40.intoArray(c, cAt + 4 * stride);
    c41.intoArray(c, cAt + 4 * stride + LANES);
    c50.intoArray(c, cAt + 5 * stride);
    c51.intoArray(c, cAt + 5 * stride + LANES);
    c60.intoArray(c, cAt + 6 * stride);
    c61.intoArray(c, cAt + 6 * stride + LANES);
    c70.intoArray(c, cAt + 7 * stride);
    c71.intoArray(c, cAt + 7 * stride + LANES);
  }

  private static void four(
      int depth,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      int[] offsets,
      int from,
      float[] c,
      int cAt,
      int stride) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, cAt + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, cAt + stride);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, cAt + stride + LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, cAt + 2 * stride);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, cAt + 2 * stride + LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, cAt + 3 * stride);
    FloatVector c31 = FloatVector.fromArray(SPECIES, c, cAt + 3 * stride + LANES);
    for (int p = 0; p < depth; p++) {
      int row = bAt + offsets[from + p];
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + LANES);
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
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + LANES);
    c10.intoArray(c, cAt + stride);
    c11.intoArray(c, cAt + stride + LANES);
    c20.intoArray(c, cAt + 2 * stride);
    c21.intoArray(c, cAt + 2 * stride + LANES);
    c30.intoArray(c, cAt + 3 * stride);
    c31.intoArray(c, cAt + 3 * stride + LANES);
  }
}
