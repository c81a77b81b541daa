package org.fovea.neural.op;

import java.util.Arrays;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.kernel.PackedMatrix;
import org.fovea.neural.kernel.Windows;
import org.fovea.neural.op.Cut.Piece;
import org.fovea.neural.op.Planes.Axis;
import org.fovea.neural.thread.Workers;

/**
 * The input's gradient at the pixels whose padded coordinates leave given remainders when divided
 * by the stride. Each such pixel meets the same taps, so that this is a convolution of the output's
 * gradient with a stride of 1: {@code dx[c, s * q + r - pad] = sum over o and taps t with t % s = r
 * of weight[o, c, t] * dy[o, q - t / s]}.
 */
final class InputGradientPhase {
  private static final WorkBuffer GRID = new WorkBuffer();
  private static final WorkBuffer RESULTS = new WorkBuffer();

  private final ConvGeometry g;
  private final int[] taps;

  /** Rows and columns by which each tap reaches back, and the furthest of them. */
  private final int[] backRows;

  private final int[] backColumns;
  private final int reachRows;
  private final int reachColumns;

  /** The pixels of this phase. */
  private final Axis rows;

  private final Axis columns;

  /** What must be added to a pixel's number in this phase to have its q. */
  private final int firstRow;

  private final int firstColumn;
  private final int pitch;

  InputGradientPhase(ConvGeometry g, int row, int column) {
    this.g = g;
    int[] found = new int[g.taps()];
    backRows = new int[g.taps()];
    backColumns = new int[g.taps()];
    int count = 0;
    int reachDown = 0;
    int reachRight = 0;
    int strideHeight = g.config.strideHeight();
    int strideWidth = g.config.strideWidth();
    for (int tap = 0; tap < g.taps(); tap++) {
      int dy = tap / g.kernelWidth * g.config.dilationHeight();
      int dx = tap % g.kernelWidth * g.config.dilationWidth();
      if (dy % strideHeight == row && dx % strideWidth == column) {
        backRows[count] = dy / strideHeight;
        backColumns[count] = dx / strideWidth;
        reachDown = Math.max(reachDown, backRows[count]);
        reachRight = Math.max(reachRight, backColumns[count]);
        found[count++] = tap;
      }
    }
    taps = Arrays.copyOf(found, count);
    reachRows = reachDown;
    reachColumns = reachRight;
    firstRow = Math.max(0, ceilDiv(g.config.padTop() - row, strideHeight));
    firstColumn = Math.max(0, ceilDiv(g.config.padLeft() - column, strideWidth));
    rows = axis(firstRow, row - g.config.padTop(), strideHeight, g.height);
    columns = axis(firstColumn, column - g.config.padLeft(), strideWidth, g.width);
    pitch = columns.count() + reachColumns;
  }

  private static int ceilDiv(int a, int b) {
    return -Math.floorDiv(-a, b);
  }

  private static Axis axis(int first, int shift, int step, int length) {
    int start = first * step + shift;
    return new Axis(start, step, start >= length ? 0 : (length - 1 - start) / step + 1);
  }

  /** Whether no tap or no pixel is in this phase; the gradient there is zero. */
  boolean isEmpty() {
    return taps.length == 0 || rows.count() == 0 || columns.count() == 0;
  }

  /** For each group, input channels by (output channel, tap). */
  private PackedMatrix[] pack(float[] weight) {
    int depth = g.groupOut() * taps.length;
    float[] transposed = new float[g.channels * depth];
    for (int o = 0; o < g.outChannels; o++) {
      int group = o / g.groupOut();
      for (int c = 0; c < g.groupIn(); c++) {
        int from = (o * g.groupIn() + c) * g.taps();
        int to = (group * g.groupIn() + c) * depth + o % g.groupOut() * taps.length;
        for (int t = 0; t < taps.length; t++) {
          transposed[to + t] = weight[from + taps[t]];
        }
      }
    }
    PackedMatrix[] packed = new PackedMatrix[g.groups()];
    for (int group = 0; group < packed.length; group++) {
      int from = group * g.groupIn() * depth;
      packed[group] = Kernels.active().pack(Matrix.of(transposed, from, g.groupIn(), depth), null);
    }
    return packed;
  }

  /** Writes this phase's pixels of dx [N, C, H, W] from dy [N, outC, outH, outW]. */
  void compute(float[] weight, Planes dy, Planes dx) {
    PackedMatrix[] weights = pack(weight);
    Cut cut =
        Cut.of(g.batch, rows.count(), pitch, g.groupOut() * pitch, reachRows)
            .sharedBy(Workers.current().parallelism(), Cut.leastRows(pitch));
    PackedRows.share(
        cut.pieces() * g.groups(),
        weights[0],
        task -> {
          Piece piece = cut.piece(task / g.groups());
          int group = task % g.groups();
          Windows[] windows = windows(dy, piece, group);
          return (first, end) -> {
            for (int i = 0; i < windows.length; i++) {
              int channel = group * g.groupIn() + first;
              int image = piece.fromImage() + i;
              multiply(weights[group], first, end, windows[i], piece, image, channel, dx);
            }
          };
        });
  }

  /** For each image of a piece. */
  private Windows[] windows(Planes dy, Piece piece, int group) {
    Windows[] windows = new Windows[piece.images()];
    int firstChannel = group * g.groupOut();
    if (taps.length == 1 && columns.count() == g.outWidth && firstColumn == backColumns[0]) {
      int row = firstRow - backRows[0] + piece.fromRow();
      if (row >= 0 && row + piece.rows() <= g.outHeight) {
        // One tap sees the gradient as it is.
        int[] offsets = new int[g.groupOut()];
        for (int o = 0; o < offsets.length; o++) {
          offsets[o] = o * g.outHeight * g.outWidth;
        }
        for (int i = 0; i < windows.length; i++) {
          int at = dy.at(piece.fromImage() + i, firstChannel) + row * g.outWidth;
          windows[i] = new Windows(dy.data(), at, offsets, piece.rows() * g.outWidth);
        }
        return windows;
      }
    }
    int size = (piece.rows() + reachRows) * pitch;
    float[] padded = GRID.zeros(g.groupOut() * piece.images() * size + Kernels.active().spill());
    Axis fromRows = new Axis(firstRow + piece.fromRow() - reachRows, 1, piece.rows() + reachRows);
    Axis fromColumns = new Axis(firstColumn - reachColumns, 1, pitch);
    int[] offsets = new int[g.groupOut() * taps.length];
    for (int o = 0; o < g.groupOut(); o++) {
      for (int i = 0; i < piece.images(); i++) {
        int plane = dy.at(piece.fromImage() + i, firstChannel + o);
        dy.sample(plane, fromRows, fromColumns, padded, (o * piece.images() + i) * size, pitch);
      }
      for (int t = 0; t < taps.length; t++) {
        offsets[o * taps.length + t] =
            o * piece.images() * size
                + (reachRows - backRows[t]) * pitch
                + reachColumns
                - backColumns[t];
      }
    }
    for (int i = 0; i < windows.length; i++) {
      windows[i] = new Windows(padded, i * size, offsets, piece.rows(), columns.count(), pitch);
    }
    return windows;
  }

  private void multiply(
      PackedMatrix weights,
      int first,
      int end,
      Windows windows,
      Piece piece,
      int image,
      int channel,
      Planes dx) {
    int channels = end - first;
    int pixels = windows.length();
    if (rows.step() == 1 && columns.step() == 1 && columns.count() == g.width) {
      int at = dx.at(image, channel) + (rows.start() + piece.fromRow()) * g.width;
      Matrix to = new Matrix(dx.data(), at, channels, pixels, g.height * g.width, 1);
      Kernels.active().gemm(weights, first, end, windows, to);
      return;
    }
    float[] results = RESULTS.atLeast(channels * pixels);
    Matrix to = Matrix.of(results, 0, channels, pixels);
    Kernels.active().gemm(weights, first, end, windows, to);
    Axis toRows = new Axis(rows.start() + piece.fromRow() * rows.step(), rows.step(), piece.rows());
    for (int c = 0; c < channels; c++) {
      dx.write(dx.at(image, channel + c), toRows, columns, results, c * pixels, columns.count());
    }
  }
}
