package org.fovea.neural.kernel.vector;

import static org.fovea.neural.kernel.vector.DotKernel.LANES;
import static org.fovea.neural.kernel.vector.DotKernel.ROWS;
import static org.fovea.neural.kernel.vector.DotKernel.TAPS;

import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.kernel.Windows;

/**
 * Products with transposed windows: inner products, since both operands are contiguous along them.
 */
final class WindowDots {
  /** Columns of windows whose products are summed in one go. */
  private static final int RUN = 4096;

  private static final ThreadLocal<float[]> SUMS =
      ThreadLocal.withInitial(() -> new float[ROWS * TAPS * LANES]);

  private WindowDots() {}

  /** See {@link org.fovea.neural.kernel.Kernels#gemmTransposed}. */
  static void gemmTransposed(Matrix a, Windows x, Matrix c) {
    int wholeRows = a.rows() / ROWS * ROWS;
    int wholeTaps = x.depth() / TAPS * TAPS;
    float[] lanes = SUMS.get();
    for (int p = 0; p < x.length(); p += RUN) {
      int whole = Math.min(RUN, x.length() - p) / LANES * LANES;
      for (int k = 0; k < wholeTaps; k += TAPS) {
        for (int i = 0; i < wholeRows; i += ROWS) {
          int at = a.offset() + i * a.rowStride() + p;
          DotKernel.dots(
              a.data(), at, a.rowStride(), x.data(), x.at() + p, x.offsets(), k, whole, lanes);
          addSums(lanes, c, i, k);
        }
      }
      addDots(a, x, p, whole, c, 0, wholeRows, wholeTaps);
      addDots(a, x, p, whole, c, wholeRows, a.rows(), 0);
    }
    addRest(a, x, x.length() / LANES * LANES, c);
  }

  private static void addSums(float[] lanes, Matrix c, int row, int column) {
    for (int i = 0; i < ROWS; i++) {
      for (int k = 0; k < TAPS; k++) {
        int at = c.offset() + (row + i) * c.rowStride() + (column + k) * c.columnStride();
        c.data()[at] += LaneSum.of(lanes, (i * TAPS + k) * LANES);
      }
    }
  }

  /** One by one, the products of the rows or windows that don't fill a block. */
  private static void addDots(
      Matrix a, Windows x, int at, int length, Matrix c, int row, int toRow, int tap) {
    for (int i = row; i < toRow; i++) {
      int left = a.offset() + i * a.rowStride() + at;
      for (int k = tap; k < x.depth(); k++) {
        int right = x.at() + x.offsets()[k] + at;
        c.data()[c.offset() + i * c.rowStride() + k * c.columnStride()] +=
            DotKernel.dot(a.data(), left, x.data(), right, length);
      }
    }
  }

  /** Products of the few last elements, which don't fill a vector. */
  private static void addRest(Matrix a, Windows x, int from, Matrix c) {
    for (int i = 0; i < a.rows() && from < x.length(); i++) {
      int left = a.offset() + i * a.rowStride();
      for (int k = 0; k < x.depth(); k++) {
        int right = x.at() + x.offsets()[k];
        float sum = 0;
        for (int p = from; p < x.length(); p++) {
          sum += a.data()[left + p] * x.data()[right + p];
        }
        c.data()[c.offset() + i * c.rowStride() + k * c.columnStride()] += sum;
      }
    }
  }
}
