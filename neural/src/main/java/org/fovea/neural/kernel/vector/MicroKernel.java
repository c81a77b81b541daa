package org.fovea.neural.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost part of the matrix product: a tile of C, a few rows high and one or two vectors
 * wide, is kept in registers while it runs down a panel of A and a panel of B. A taller tile needs
 * fewer loads and hides the latency of its multiply-adds, but must leave registers for a row of B
 * and an element of A: with the 32 registers of 512-bit vectors 8 rows fit; with 16 registers C2 of
 * JDK 25 spills at 6, while 5 run at full speed on every JDK. Four serve matrices of which the last
 * of the panels of 5 would be mostly padding.
 *
 * <p>Tiles of 8 and 7 rows begin with the start and add what C holds last, in a branch that ends
 * there: where two branches meet, C2 would keep the vectors in memory. With 16 registers that
 * spills on JDK 25, so the lower tiles begin with what C holds.
 */
final class MicroKernel {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Lanes of a vector. */
  static final int LANES = SPECIES.length();

  /** Width of a wide tile; a narrow one is {@link #LANES} wide. */
  static final int COLUMNS = 2 * LANES;

  /** Greatest height of a tile. */
  static final int MAX_ROWS = LANES >= 16 ? 8 : 5;

  /** Height of the tiles, wide ones only, for pixels as rows: most maps are multiples of 7. */
  static final int PIXEL_ROWS = LANES >= 16 ? 7 : 5;

  private MicroKernel() {}

  /**
   * The height of the tiles for a matrix of so many rows: the greatest, unless its padding costs
   * more than its speed gains.
   */
  static int rows(int m) {
    if (LANES >= 16) {
      return 8;
    }
    int five = (m + 4) / 5 * 5;
    int four = (m + 3) / 4 * 4;
    return five * 16 <= four * 17 ? 5 : 4;
  }

  /**
   * One tile, {@code C = start + A B} or {@code C += start + A B}.
   *
   * @param rows height of the tile, what {@link #rows} gave or {@link #PIXEL_ROWS}
   * @param wide whether the tile is {@link #COLUMNS} wide, else {@link #LANES}
   * @param depth rows of the panels, the inner dimension
   * @param a panel of A: the elements of a column, then those of the next, from {@code aAt}
   * @param b panel of B: {@link #COLUMNS} elements of a row, then those of the next, from {@code
   *     bAt}
   * @param start what the sums of each row begin with, from {@code startAt}
   * @param sum whether what C holds is added
   * @param c the tile, row-major from {@code cAt} with rows {@code stride} apart
   */
  static void tile(
      int rows,
      boolean wide,
      int depth,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      boolean sum,
      float[] c,
      int cAt,
      int stride) {
    if (rows == 7) {
      sevenWide(depth, a, aAt, b, bAt, start, startAt, sum, c, cAt, stride);
      return;
    }
    if (rows == 8) {
      if (wide) {
        eightWide(depth, a, aAt, b, bAt, start, startAt, sum, c, cAt, stride);
      } else {
        eight(depth, a, aAt, b, bAt, start, startAt, sum, c, cAt, stride);
      }
      return;
    }
    if (!sum) {
      begin(start, startAt, rows, wide ? COLUMNS : LANES, c, cAt, stride);
    }
    if (rows == 5) {
      if (wide) {
        fiveWide(depth, a, aAt, b, bAt, c, cAt, stride);
      } else {
        five(depth, a, aAt, b, bAt, c, cAt, stride);
      }
    } else if (wide) {
      fourWide(depth, a, aAt, b, bAt, c, cAt, stride);
    } else {
      four(depth, a, aAt, b, bAt, c, cAt, stride);
    }
  }

  /** A wide tile of one row, {@code total += A B}, in the order of the other tiles. */
  static void row(int depth, float[] a, int aAt, float[] b, int bAt, float[] total) {
    FloatVector before0 = FloatVector.fromArray(SPECIES, total, 0);
    FloatVector before1 = FloatVector.fromArray(SPECIES, total, LANES);
    boolean last = MAX_ROWS == 8;
    FloatVector c0 = last ? FloatVector.zero(SPECIES) : before0;
    FloatVector c1 = last ? FloatVector.zero(SPECIES) : before1;
    for (int p = 0; p < depth; p++) {
      FloatVector x = FloatVector.broadcast(SPECIES, a[aAt + p]);
      c0 = x.fma(FloatVector.fromArray(SPECIES, b, bAt + p * COLUMNS), c0);
      c1 = x.fma(FloatVector.fromArray(SPECIES, b, bAt + p * COLUMNS + LANES), c1);
    }
    (last ? c0.add(before0) : c0).intoArray(total, 0);
    (last ? c1.add(before1) : c1).intoArray(total, LANES);
  }

  private static void begin(
      float[] start, int startAt, int rows, int width, float[] c, int cAt, int stride) {
    for (int i = 0; i < rows; i++) {
      FloatVector value = FloatVector.broadcast(SPECIES, start[startAt + i]);
      for (int j = 0; j < width; j += LANES) {
        value.intoArray(c, cAt + i * stride + j);
      }
    }
  }

  private static void eightWide(
      int depth,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      boolean sum,
      float[] c,
      int cAt,
      int stride) {
    FloatVector c00 = FloatVector.broadcast(SPECIES, start[startAt]);
    FloatVector c01 = c00;
    FloatVector c10 = FloatVector.broadcast(SPECIES, start[startAt + 1]);
    FloatVector c11 = c10;
    FloatVector c20 = FloatVector.broadcast(SPECIES, start[startAt + 2]);
    FloatVector c21 = c20;
    FloatVector c30 = FloatVector.broadcast(SPECIES, start[startAt + 3]);
    FloatVector c31 = c30;
    FloatVector c40 = FloatVector.broadcast(SPECIES, start[startAt + 4]);
    FloatVector c41 = c40;
    FloatVector c50 = FloatVector.broadcast(SPECIES, start[startAt + 5]);
    FloatVector c51 = c50;
    FloatVector c60 = FloatVector.broadcast(SPECIES, start[startAt + 6]);
    FloatVector c61 = c60;
    FloatVector c70 = FloatVector.broadcast(SPECIES, start[startAt + 7]);
    FloatVector c71 = c70;
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
    if (sum) {
      c00.add(FloatVector.fromArray(SPECIES, c, cAt)).intoArray(c, cAt);
      c01.add(FloatVector.fromArray(SPECIES, c, cAt + LANES)).intoArray(c, cAt + LANES);
      c10.add(FloatVector.fromArray(SPECIES, c, cAt + stride)).intoArray(c, cAt + stride);
      c11.add(FloatVector.fromArray(SPECIES, c, cAt + stride + LANES))
          .intoArray(c, cAt + stride + LANES);
      c20.add(FloatVector.fromArray(SPECIES, c, cAt + 2 * stride)).intoArray(c, cAt + 2 * stride);
      c21.add(FloatVector.fromArray(SPECIES, c, cAt + 2 * stride + LANES))
          .intoArray(c, cAt + 2 * stride + LANES);
      c30.add(FloatVector.fromArray(SPECIES, c, cAt + 3 * stride)).intoArray(c, cAt + 3 * stride);
      c31.add(FloatVector.fromArray(SPECIES, c, cAt + 3 * stride + LANES))
          .intoArray(c, cAt + 3 * stride + LANES);
      c40.add(FloatVector.fromArray(SPECIES, c, cAt + 4 * stride)).intoArray(c, cAt + 4 * stride);
      c41.add(FloatVector.fromArray(SPECIES, c, cAt + 4 * stride + LANES))
          .intoArray(c, cAt + 4 * stride + LANES);
      c50.add(FloatVector.fromArray(SPECIES, c, cAt + 5 * stride)).intoArray(c, cAt + 5 * stride);
      c51.add(FloatVector.fromArray(SPECIES, c, cAt + 5 * stride + LANES))
          .intoArray(c, cAt + 5 * stride + LANES);
      c60.add(FloatVector.fromArray(SPECIES, c, cAt + 6 * stride)).intoArray(c, cAt + 6 * stride);
      c61.add(FloatVector.fromArray(SPECIES, c, cAt + 6 * stride + LANES))
          .intoArray(c, cAt + 6 * stride + LANES);
      c70.add(FloatVector.fromArray(SPECIES, c, cAt + 7 * stride)).intoArray(c, cAt + 7 * stride);
      c71.add(FloatVector.fromArray(SPECIES, c, cAt + 7 * stride + LANES))
          .intoArray(c, cAt + 7 * stride + LANES);
      return;
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

  private static void eight(
      int depth,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      boolean sum,
      float[] c,
      int cAt,
      int stride) {
    FloatVector c0 = FloatVector.broadcast(SPECIES, start[startAt]);
    FloatVector c1 = FloatVector.broadcast(SPECIES, start[startAt + 1]);
    FloatVector c2 = FloatVector.broadcast(SPECIES, start[startAt + 2]);
    FloatVector c3 = FloatVector.broadcast(SPECIES, start[startAt + 3]);
    FloatVector c4 = FloatVector.broadcast(SPECIES, start[startAt + 4]);
    FloatVector c5 = FloatVector.broadcast(SPECIES, start[startAt + 5]);
    FloatVector c6 = FloatVector.broadcast(SPECIES, start[startAt + 6]);
    FloatVector c7 = FloatVector.broadcast(SPECIES, start[startAt + 7]);
    for (int p = 0; p < depth; p++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt + p * COLUMNS);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aAt + p * 8]);
      c0 = x.fma(b0, c0);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 8 + 1]);
      c1 = x.fma(b0, c1);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 8 + 2]);
      c2 = x.fma(b0, c2);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 8 + 3]);
      c3 = x.fma(b0, c3);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 8 + 4]);
      c4 = x.fma(b0, c4);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 8 + 5]);
      c5 = x.fma(b0, c5);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 8 + 6]);
      c6 = x.fma(b0, c6);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 8 + 7]);
      c7 = x.fma(b0, c7);
    }
    if (sum) {
      c0.add(FloatVector.fromArray(SPECIES, c, cAt)).intoArray(c, cAt);
      c1.add(FloatVector.fromArray(SPECIES, c, cAt + stride)).intoArray(c, cAt + stride);
      c2.add(FloatVector.fromArray(SPECIES, c, cAt + 2 * stride)).intoArray(c, cAt + 2 * stride);
      c3.add(FloatVector.fromArray(SPECIES, c, cAt + 3 * stride)).intoArray(c, cAt + 3 * stride);
      c4.add(FloatVector.fromArray(SPECIES, c, cAt + 4 * stride)).intoArray(c, cAt + 4 * stride);
      c5.add(FloatVector.fromArray(SPECIES, c, cAt + 5 * stride)).intoArray(c, cAt + 5 * stride);
      c6.add(FloatVector.fromArray(SPECIES, c, cAt + 6 * stride)).intoArray(c, cAt + 6 * stride);
      c7.add(FloatVector.fromArray(SPECIES, c, cAt + 7 * stride)).intoArray(c, cAt + 7 * stride);
      return;
    }
    c0.intoArray(c, cAt);
    c1.intoArray(c, cAt + stride);
    c2.intoArray(c, cAt + 2 * stride);
    c3.intoArray(c, cAt + 3 * stride);
    c4.intoArray(c, cAt + 4 * stride);
    c5.intoArray(c, cAt + 5 * stride);
    c6.intoArray(c, cAt + 6 * stride);
    c7.intoArray(c, cAt + 7 * stride);
  }

  private static void sevenWide(
      int depth,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      boolean sum,
      float[] c,
      int cAt,
      int stride) {
    FloatVector c00 = FloatVector.broadcast(SPECIES, start[startAt]);
    FloatVector c01 = c00;
    FloatVector c10 = FloatVector.broadcast(SPECIES, start[startAt + 1]);
    FloatVector c11 = c10;
    FloatVector c20 = FloatVector.broadcast(SPECIES, start[startAt + 2]);
    FloatVector c21 = c20;
    FloatVector c30 = FloatVector.broadcast(SPECIES, start[startAt + 3]);
    FloatVector c31 = c30;
    FloatVector c40 = FloatVector.broadcast(SPECIES, start[startAt + 4]);
    FloatVector c41 = c40;
    FloatVector c50 = FloatVector.broadcast(SPECIES, start[startAt + 5]);
    FloatVector c51 = c50;
    FloatVector c60 = FloatVector.broadcast(SPECIES, start[startAt + 6]);
    FloatVector c61 = c60;
    for (int p = 0; p < depth; p++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt + p * COLUMNS);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + p * COLUMNS + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aAt + p * 7]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 7 + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 7 + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 7 + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 7 + 4]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 7 + 5]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 7 + 6]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
    }
    if (sum) {
      c00.add(FloatVector.fromArray(SPECIES, c, cAt)).intoArray(c, cAt);
      c01.add(FloatVector.fromArray(SPECIES, c, cAt + LANES)).intoArray(c, cAt + LANES);
      c10.add(FloatVector.fromArray(SPECIES, c, cAt + stride)).intoArray(c, cAt + stride);
      c11.add(FloatVector.fromArray(SPECIES, c, cAt + stride + LANES))
          .intoArray(c, cAt + stride + LANES);
      c20.add(FloatVector.fromArray(SPECIES, c, cAt + 2 * stride)).intoArray(c, cAt + 2 * stride);
      c21.add(FloatVector.fromArray(SPECIES, c, cAt + 2 * stride + LANES))
          .intoArray(c, cAt + 2 * stride + LANES);
      c30.add(FloatVector.fromArray(SPECIES, c, cAt + 3 * stride)).intoArray(c, cAt + 3 * stride);
      c31.add(FloatVector.fromArray(SPECIES, c, cAt + 3 * stride + LANES))
          .intoArray(c, cAt + 3 * stride + LANES);
      c40.add(FloatVector.fromArray(SPECIES, c, cAt + 4 * stride)).intoArray(c, cAt + 4 * stride);
      c41.add(FloatVector.fromArray(SPECIES, c, cAt + 4 * stride + LANES))
          .intoArray(c, cAt + 4 * stride + LANES);
      c50.add(FloatVector.fromArray(SPECIES, c, cAt + 5 * stride)).intoArray(c, cAt + 5 * stride);
      c51.add(FloatVector.fromArray(SPECIES, c, cAt + 5 * stride + LANES))
          .intoArray(c, cAt + 5 * stride + LANES);
      c60.add(FloatVector.fromArray(SPECIES, c, cAt + 6 * stride)).intoArray(c, cAt + 6 * stride);
      c61.add(FloatVector.fromArray(SPECIES, c, cAt + 6 * stride + LANES))
          .intoArray(c, cAt + 6 * stride + LANES);
      return;
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
  }

  private static void fiveWide(
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
    for (int p = 0; p < depth; p++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt + p * COLUMNS);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + p * COLUMNS + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aAt + p * 5]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 5 + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 5 + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 5 + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 5 + 4]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
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
  }

  private static void five(
      int depth, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, int stride) {
    FloatVector c0 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector c1 = FloatVector.fromArray(SPECIES, c, cAt + stride);
    FloatVector c2 = FloatVector.fromArray(SPECIES, c, cAt + 2 * stride);
    FloatVector c3 = FloatVector.fromArray(SPECIES, c, cAt + 3 * stride);
    FloatVector c4 = FloatVector.fromArray(SPECIES, c, cAt + 4 * stride);
    for (int p = 0; p < depth; p++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt + p * COLUMNS);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aAt + p * 5]);
      c0 = x.fma(b0, c0);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 5 + 1]);
      c1 = x.fma(b0, c1);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 5 + 2]);
      c2 = x.fma(b0, c2);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 5 + 3]);
      c3 = x.fma(b0, c3);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 5 + 4]);
      c4 = x.fma(b0, c4);
    }
    c0.intoArray(c, cAt);
    c1.intoArray(c, cAt + stride);
    c2.intoArray(c, cAt + 2 * stride);
    c3.intoArray(c, cAt + 3 * stride);
    c4.intoArray(c, cAt + 4 * stride);
  }

  private static void fourWide(
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

  private static void four(
      int depth, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, int stride) {
    FloatVector c0 = FloatVector.fromArray(SPECIES, c, cAt);
    FloatVector c1 = FloatVector.fromArray(SPECIES, c, cAt + stride);
    FloatVector c2 = FloatVector.fromArray(SPECIES, c, cAt + 2 * stride);
    FloatVector c3 = FloatVector.fromArray(SPECIES, c, cAt + 3 * stride);
    for (int p = 0; p < depth; p++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt + p * COLUMNS);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aAt + p * 4]);
      c0 = x.fma(b0, c0);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 4 + 1]);
      c1 = x.fma(b0, c1);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 4 + 2]);
      c2 = x.fma(b0, c2);
      x = FloatVector.broadcast(SPECIES, a[aAt + p * 4 + 3]);
      c3 = x.fma(b0, c3);
    }
    c0.intoArray(c, cAt);
    c1.intoArray(c, cAt + stride);
    c2.intoArray(c, cAt + 2 * stride);
    c3.intoArray(c, cAt + 3 * stride);
  }
}
