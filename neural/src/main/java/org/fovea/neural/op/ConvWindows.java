package org.fovea.neural.op;

import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.kernel.Windows;
import org.fovea.neural.op.Cut.Piece;
import org.fovea.neural.op.Planes.Axis;

/**
 * The windows of a convolution without a copy of each: the input is laid out on padded grids in
 * which the pixels under one tap, for output pixel after output pixel, follow each other. With a
 * stride of s there are s x s interleaved grids, of which each tap needs one.
 *
 * <p>Positions count along the grids' rows: (image, oy, ox) is {@code (image * gridRows + oy) *
 * pitch + ox}. Those between the end of an output row and the next are computed for nothing and
 * left out when results are copied.
 */
final class ConvWindows {
  private final ConvGeometry g;
  private final int strideHeight;
  private final int strideWidth;

  /** For each tap, its grid among those of a channel, and its shift within. */
  private final int[] gridOfTap;

  private final int[] phaseRow;
  private final int[] phaseColumn;
  private final int grids;

  /** Rows of a grid beyond those of the output. */
  private final int halo;

  /** Distance between a grid's rows. */
  private final int pitch;

  ConvWindows(ConvGeometry g) {
    this.g = g;
    strideHeight = g.config.strideHeight();
    strideWidth = g.config.strideWidth();
    gridOfTap = new int[g.taps()];
    phaseRow = new int[g.taps()];
    phaseColumn = new int[g.taps()];
    int count = 0;
    for (int tap = 0; tap < g.taps(); tap++) {
      int row = rowOf(tap) % strideHeight;
      int column = columnOf(tap) % strideWidth;
      int grid = 0;
      while (grid < count && !(phaseRow[grid] == row && phaseColumn[grid] == column)) {
        grid++;
      }
      if (grid == count) {
        phaseRow[count] = row;
        phaseColumn[count++] = column;
      }
      gridOfTap[tap] = grid;
    }
    grids = count;
    halo = (g.kernelHeight - 1) * g.config.dilationHeight() / strideHeight;
    pitch = g.outWidth + (g.kernelWidth - 1) * g.config.dilationWidth() / strideWidth;
  }

  private int rowOf(int tap) {
    return tap / g.kernelWidth * g.config.dilationHeight();
  }

  private int columnOf(int tap) {
    return tap % g.kernelWidth * g.config.dilationWidth();
  }

  Cut cut() {
    return Cut.of(g.batch, g.outHeight, pitch, g.groupIn() * grids * pitch, halo);
  }

  private int gridSize(Piece piece) {
    return (piece.rows() + halo) * pitch;
  }

  /** Positions of a piece, from the first output pixel to the last. */
  int length(Piece piece) {
    return (piece.images() - 1) * gridSize(piece) + (piece.rows() - 1) * pitch + g.outWidth;
  }

  /** Whether positions are the output's own pixels, without a gap. */
  private boolean isDense(Piece piece) {
    return pitch == g.outWidth && (piece.images() == 1);
  }

  /** The windows of a piece and group: the rows of the weight matrix's columns. */
  Windows of(Planes x, Piece piece, int group) {
    int firstChannel = group * g.groupIn();
    if (g.isPointwise() && piece.images() == 1) {
      int at = x.at(piece.fromImage(), firstChannel) + piece.fromRow() * g.width;
      return new Windows(x.data(), at, offsets(g.height * g.width, 0), length(piece));
    }
    int size = gridSize(piece);
    float[] padded = new float[g.groupIn() * grids * piece.images() * size];
    int at = 0;
    for (int c = 0; c < g.groupIn(); c++) {
      for (int grid = 0; grid < grids; grid++) {
        Axis rows =
            new Axis(
                piece.fromRow() * strideHeight + phaseRow[grid] - g.config.padTop(),
                strideHeight,
                piece.rows() + halo);
        Axis columns = new Axis(phaseColumn[grid] - g.config.padLeft(), strideWidth, pitch);
        for (int i = 0; i < piece.images(); i++, at += size) {
          x.sample(x.at(piece.fromImage() + i, firstChannel + c), rows, columns, padded, at, pitch);
        }
      }
    }
    return new Windows(
        padded, 0, offsets(grids * piece.images() * size, piece.images() * size), length(piece));
  }

  private int[] offsets(int perChannel, int perGrid) {
    int[] offsets = new int[g.depth()];
    int k = 0;
    for (int c = 0; c < g.groupIn(); c++) {
      for (int tap = 0; tap < g.taps(); tap++) {
        int shift = rowOf(tap) / strideHeight * pitch + columnOf(tap) / strideWidth;
        offsets[k++] = c * perChannel + gridOfTap[tap] * perGrid + shift;
      }
    }
    return offsets;
  }

  /**
   * A place for the results of a piece: output channels by positions. The output itself where the
   * two agree, else an array of its own, to be copied by {@link #copy}.
   */
  Matrix results(Planes out, Piece piece, int channel, int channels) {
    int length = length(piece);
    if (isDense(piece)) {
      int at = out.at(piece.fromImage(), channel) + piece.fromRow() * g.outWidth;
      return new Matrix(out.data(), at, channels, length, g.outHeight * g.outWidth, 1);
    }
    return Matrix.of(new float[channels * length], 0, channels, length);
  }

  /** Copies results to the output, unless they are there. */
  void copy(Matrix results, Planes out, Piece piece, int channel) {
    if (results.data() == out.data()) {
      return;
    }
    Axis rows = new Axis(piece.fromRow(), 1, piece.rows());
    Axis columns = new Axis(0, 1, g.outWidth);
    for (int c = 0; c < results.rows(); c++) {
      for (int i = 0; i < piece.images(); i++) {
        int from = c * results.rowStride() + i * gridSize(piece);
        int plane = out.at(piece.fromImage() + i, channel + c);
        out.write(plane, rows, columns, results.data(), from, pitch);
      }
    }
  }

  /** The reverse of {@link #copy}: the output's gradient by positions, zero in the gaps. */
  Matrix gather(Planes dy, Piece piece, int channel, int channels) {
    Matrix gathered = results(dy, piece, channel, channels);
    if (gathered.data() == dy.data()) {
      return gathered;
    }
    Axis rows = new Axis(piece.fromRow(), 1, piece.rows());
    Axis columns = new Axis(0, 1, g.outWidth);
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < piece.images(); i++) {
        int to = c * gathered.rowStride() + i * gridSize(piece);
        int plane = dy.at(piece.fromImage() + i, channel + c);
        dy.sample(plane, rows, columns, gathered.data(), to, pitch);
      }
    }
    return gathered;
  }
}
