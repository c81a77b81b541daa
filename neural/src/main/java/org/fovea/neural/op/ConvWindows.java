package org.fovea.neural.op;

import org.fovea.neural.kernel.Kernels;
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
 * pitch + ox}. Between the end of an output row and the next are some that belong to no pixel.
 */
final class ConvWindows {
  private static final WorkBuffer GRID = new WorkBuffer();
  private static final WorkBuffer GATHERED = new WorkBuffer();

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

  /** Positions of an output row and the gap behind it. */
  int pitch() {
    return pitch;
  }

  private int gridSize(Piece piece) {
    return (piece.rows() + halo) * pitch;
  }

  /** Positions of a piece, from the first output pixel to the last. */
  int length(Piece piece) {
    return (piece.images() - 1) * gridSize(piece) + (piece.rows() - 1) * pitch + g.outWidth;
  }

  /**
   * The pixels that a piece and group sees, laid out so that windows are stretches of them.
   *
   * @param data the pixels
   * @param at added to every offset
   * @param offsets where the windows begin for each input channel and tap
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, compared by nobody.
  record Grid(float[] data, int at, int[] offsets) {}

  /** Lays them out; valid until the calling thread lays out the next. */
  Grid grid(Planes x, Piece piece, int group) {
    int firstChannel = group * g.groupIn();
    if (g.isPointwise() && piece.images() == 1) {
      int at = x.at(piece.fromImage(), firstChannel) + piece.fromRow() * g.width;
      return new Grid(x.data(), at, offsets(g.height * g.width, 0));
    }
    int size = gridSize(piece);
    int length = g.groupIn() * grids * piece.images() * size;
    float[] padded = GRID.zeros(length + Kernels.active().spill());
    fill(x, piece, group, padded);
    return new Grid(padded, 0, offsets(grids * piece.images() * size, piece.images() * size));
  }

  /** Fills a grid, of which what lies outside the image is zero already. */
  private void fill(Planes x, Piece piece, int group, float[] padded) {
    int size = gridSize(piece);
    int at = 0;
    for (int c = group * g.groupIn(); c < (group + 1) * g.groupIn(); c++) {
      for (int grid = 0; grid < grids; grid++) {
        Axis rows =
            new Axis(
                piece.fromRow() * strideHeight + phaseRow[grid] - g.config.padTop(),
                strideHeight,
                piece.rows() + halo);
        Axis columns = new Axis(phaseColumn[grid] - g.config.padLeft(), strideWidth, pitch);
        for (int i = 0; i < piece.images(); i++, at += size) {
          x.sample(x.at(piece.fromImage() + i, c), rows, columns, padded, at, pitch);
        }
      }
    }
  }

  /** The windows of the output pixels of one image of a piece. */
  Windows of(Grid grid, Piece piece, int image) {
    int at = grid.at + image * gridSize(piece);
    return new Windows(grid.data, at, grid.offsets, piece.rows(), g.outWidth, pitch);
  }

  /** The windows of all positions of a piece, those in the gaps as well. */
  Windows ofPositions(Grid grid, Piece piece) {
    return new Windows(grid.data, grid.at, grid.offsets, length(piece));
  }

  /** The output pixels of one image of a piece, a row for each channel. */
  Matrix pixels(Planes out, Piece piece, int image, int channel, int channels) {
    int at = out.at(piece.fromImage() + image, channel) + piece.fromRow() * g.outWidth;
    int pixels = piece.rows() * g.outWidth;
    return new Matrix(out.data(), at, channels, pixels, g.outHeight * g.outWidth, 1);
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

  /** The output's gradient by positions, zero in the gaps; valid until the thread's next. */
  Matrix gather(Planes dy, Piece piece, int channel, int channels) {
    if (pitch == g.outWidth && piece.images() == 1) {
      return pixels(dy, piece, 0, channel, channels);
    }
    int length = length(piece);
    float[] gathered = GATHERED.zeros(channels * length + Kernels.active().spill());
    Axis rows = new Axis(piece.fromRow(), 1, piece.rows());
    Axis columns = new Axis(0, 1, g.outWidth);
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < piece.images(); i++) {
        int plane = dy.at(piece.fromImage() + i, channel + c);
        dy.sample(plane, rows, columns, gathered, c * length + i * gridSize(piece), pitch);
      }
    }
    return Matrix.of(gathered, 0, channels, length);
  }
}
