package org.fovea.neural.kernel.vector;

import static org.fovea.neural.kernel.vector.MicroKernel.COLUMNS;
import static org.fovea.neural.kernel.vector.MicroKernel.LANES;
import static org.fovea.neural.kernel.vector.MicroKernel.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.kernel.Windows;

/**
 * Copies operands of a product into the order in which the micro-kernel reads them.
 *
 * <p>A panel of the right operand is {@link MicroKernel#COLUMNS} wide. Columns that only fill up a
 * panel hold anything: no other column sees them.
 */
final class Panels {
  /** Columns of a right operand that are copied together. */
  private static final int GROUP = 4 * COLUMNS;

  private Panels() {}

  /** Rows from one panel of a right operand to the next: one to spare, where copying may spill. */
  static int spacing(int depth) {
    return depth + 1;
  }

  /** Copies a left operand into panels of so many rows, column after column, padded by zeros. */
  static void packLeft(Matrix a, int rows, float[] panels, int at) {
    int depth = a.columns();
    for (int i = 0; i < a.rows(); i += rows) {
      int from = a.offset() + i * a.rowStride();
      int to = at + i * depth;
      int height = Math.min(rows, a.rows() - i);
      if (height == rows && a.rowStride() == 1) {
        copyRows(a.data(), from, a.columnStride(), panels, to, rows, depth);
      } else if (height == 8 && a.columnStride() == 1) {
        interleaveEight(a.data(), from, a.rowStride(), panels, to, depth);
      } else {
        if (height < rows) {
          Arrays.fill(panels, to, to + rows * depth, 0);
        }
        for (int r = 0; r < height; r++) {
          interleave(
              a.data(), from + r * a.rowStride(), a.columnStride(), panels, to + r, rows, depth);
        }
      }
    }
  }

  /** A stride known to be 1 spares the checks of each index. */
  private static void interleaveEight(
      float[] a, int from, int stride, float[] panels, int to, int depth) {
    int r1 = from + stride;
    int r2 = r1 + stride;
    int r3 = r2 + stride;
    int r4 = r3 + stride;
    int r5 = r4 + stride;
    int r6 = r5 + stride;
    int r7 = r6 + stride;
    for (int p = 0; p < depth; p++) {
      panels[to + p * 8] = a[from + p];
      panels[to + p * 8 + 1] = a[r1 + p];
      panels[to + p * 8 + 2] = a[r2 + p];
      panels[to + p * 8 + 3] = a[r3 + p];
      panels[to + p * 8 + 4] = a[r4 + p];
      panels[to + p * 8 + 5] = a[r5 + p];
      panels[to + p * 8 + 6] = a[r6 + p];
      panels[to + p * 8 + 7] = a[r7 + p];
    }
  }

  private static void interleave(
      float[] from, int at, int stride, float[] to, int toAt, int toStride, int length) {
    for (int p = 0; p < length; p++) {
      to[toAt + p * toStride] = from[at + p * stride];
    }
  }

  private static void copyRows(
      float[] from, int at, int stride, float[] to, int toAt, int width, int rows) {
    for (int p = 0; p < rows; p++) {
      for (int q = 0; q < width; q++) {
        to[toAt + p * width + q] = from[at + p * stride + q];
      }
    }
  }

  /** Copies a right operand into panels, row after row. */
  static void packRight(Matrix b, float[] panels) {
    int depth = b.rows();
    int whole = b.columns() / COLUMNS * COLUMNS;
    int rest = b.columns() - whole;
    if (b.columnStride() != 1) {
      for (int j = 0; j < b.columns(); j++) {
        int from = b.offset() + j * b.columnStride();
        int to = j / COLUMNS * COLUMNS * spacing(depth) + j % COLUMNS;
        interleave(b.data(), from, b.rowStride(), panels, to, COLUMNS, depth);
      }
      return;
    }
    for (int j = 0; j < whole; j += GROUP) {
      copyPanels(b, j, Math.min(whole, j + GROUP), panels);
    }
    for (int p = 0; p < depth && rest > 0; p++) {
      int from = b.offset() + p * b.rowStride() + whole;
      System.arraycopy(b.data(), from, panels, whole * spacing(depth) + p * COLUMNS, rest);
    }
  }

  /** Row by row, since the rows may be a page apart. */
  private static void copyPanels(Matrix b, int fromColumn, int toColumn, float[] panels) {
    float[] data = b.data();
    int panelSize = COLUMNS * spacing(b.rows());
    for (int p = 0; p < b.rows(); p++) {
      int from = b.offset() + p * b.rowStride();
      int to = fromColumn / COLUMNS * panelSize + p * COLUMNS;
      for (int j = fromColumn; j < toColumn; j += COLUMNS, to += panelSize) {
        FloatVector.fromArray(SPECIES, data, from + j).intoArray(panels, to);
        FloatVector.fromArray(SPECIES, data, from + j + LANES).intoArray(panels, to + LANES);
      }
    }
  }

  /** The vectors, whole or in part, that some panels take from each row of windows. */
  static final class Copies {
    private final int[] source;
    private final int[] target;
    private final int[] length;
    private int count;
    private int reach;

    /** For at most so many columns, each of which may be a stretch of its own. */
    Copies(int columns) {
      source = new int[columns];
      target = new int[columns];
      length = new int[columns];
    }

    /** For panels of {@link MicroKernel#COLUMNS} columns, so many elements apart. */
    private void find(Windows x, int panelSize, int from, int to) {
      find(x, COLUMNS, panelSize, from, to);
    }

    private void find(Windows x, int columns, int panelSize, int from, int to) {
      count = 0;
      reach = 0;
      int run = from / x.width();
      int within = from % x.width();
      for (int j = from; j < to; count++) {
        int column = j - from;
        int part =
            Math.min(
                Math.min(to - j, x.width() - within), Math.min(LANES, columns - column % columns));
        source[count] = x.at() + run * x.pitch() + within;
        target[count] = column / columns * panelSize + column % columns;
        length[count] = part;
        reach = Math.max(reach, source[count] + LANES);
        j += part;
        within += part;
        if (within == x.width()) {
          within = 0;
          run++;
        }
      }
    }
  }

  /** Copies a part of windows, rows {@code p..} and columns {@code j..}, into panels. */
  static void packRight(
      Windows x, int p, int depth, int j, int columns, Copies copies, float[] panels) {
    copies.find(x, COLUMNS * spacing(depth), j, j + columns);
    copyRows(x, p, depth, copies, panels, COLUMNS);
  }

  /**
   * Copies the transpose of windows into panels of so many rows, one for each column of the
   * windows.
   */
  static void packLeft(Windows x, int rows, int panelSize, Copies copies, float[] panels) {
    copies.find(x, rows, panelSize, 0, x.length());
    copyRows(x, 0, x.depth(), copies, panels, rows);
  }

  private static void copyRows(
      Windows x, int p, int depth, Copies copies, float[] panels, int rowSize) {
    for (int k = 0; k < depth; k++) {
      int at = x.offsets()[p + k];
      if (at + copies.reach <= x.data().length) {
        copyVectors(x.data(), at, copies.source, copies.target, copies.count, panels, k * rowSize);
      } else {
        for (int i = 0; i < copies.count; i++) {
          int to = k * rowSize + copies.target[i];
          System.arraycopy(x.data(), at + copies.source[i], panels, to, copies.length[i]);
        }
      }
    }
  }

  /** What is copied beyond the part of a vector is overwritten by the next copy or row. */
  private static void copyVectors(
      float[] from, int at, int[] source, int[] target, int count, float[] to, int toAt) {
    for (int i = 0; i < count; i++) {
      FloatVector.fromArray(SPECIES, from, at + source[i]).intoArray(to, toAt + target[i]);
    }
  }
}
