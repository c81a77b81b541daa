package org.fovea.neural.op;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a deformable convolution as columns: rows are (channel, tap), columns are output
 * pixels. A sample's four pixels and their weights are found once for all channels that share its
 * offset.
 */
final class DeformedWindows {
  private final ConvGeometry g;
  private final int offsetGroups;
  private final int pixels;
  private final float[] x;
  private final float[] offset;
  private final float @Nullable [] mask;

  DeformedWindows(
      ConvGeometry g, int offsetGroups, float[] x, float[] offset, float @Nullable [] mask) {
    this.g = g;
    this.offsetGroups = offsetGroups;
    this.x = x;
    this.offset = offset;
    this.mask = mask;
    pixels = g.outHeight * g.outWidth;
  }

  /**
   * Output pixels of one image, in row-major order.
   *
   * @param image the image
   * @param from the first pixel
   * @param count how many
   */
  record Piece(int image, int from, int count) {}

  /** Channels that share their offsets. */
  int channelsPerOffset() {
    return g.channels / offsetGroups;
  }

  int offsetNumel() {
    return offset.length;
  }

  /** Elements of the mask, 0 where there is none. */
  int maskNumel() {
    return mask == null ? 0 : mask.length;
  }

  /** The plane of a tap among those of all images, offset groups and taps. */
  private int tapPlane(Piece piece, int group, int tap) {
    return (piece.image * offsetGroups + group) * g.taps() + tap;
  }

  private int plane(Piece piece, int channel) {
    return (piece.image * g.channels + channel) * g.height * g.width;
  }

  /**
   * Copies the samples of some channels to columns.
   *
   * @param channel the first of them
   * @param channels how many; they share their offsets
   * @param at where their columns begin
   */
  void sample(Piece piece, int channel, int channels, Samples s, float[] columns, int at) {
    for (int tap = 0; tap < g.taps(); tap++) {
      s.locate(piece, channel / channelsPerOffset(), tap);
      for (int c = 0; c < channels; c++) {
        s.read(plane(piece, channel + c), columns, at + (c * g.taps() + tap) * piece.count);
      }
    }
  }

  /** The transpose of {@link #sample}: adds the columns' gradient to that of the pixels. */
  void addToPixels(
      Piece piece, int channel, int channels, Samples s, float[] dColumns, float[] dx) {
    for (int tap = 0; tap < g.taps(); tap++) {
      s.locate(piece, channel / channelsPerOffset(), tap);
      for (int c = 0; c < channels; c++) {
        s.write(plane(piece, channel + c), dColumns, (c * g.taps() + tap) * piece.count, dx);
      }
    }
  }

  /** Adds the columns' gradient to that of the offsets and, where there is one, the mask. */
  void addToPlaces(
      Piece piece,
      int channel,
      int channels,
      Samples s,
      float[] dColumns,
      float[] dOffset,
      float[] dMask) {
    int group = channel / channelsPerOffset();
    for (int tap = 0; tap < g.taps(); tap++) {
      s.locate(piece, group, tap);
      s.clearSums();
      for (int c = 0; c < channels; c++) {
        s.correlate(plane(piece, channel + c), dColumns, (c * g.taps() + tap) * piece.count);
      }
      int plane = tapPlane(piece, group, tap);
      s.addSlopes(dOffset, 2 * plane * pixels + piece.from);
      if (mask != null) {
        s.addValues(dMask, plane * pixels + piece.from);
      }
    }
  }

  /** Room for the samples of pieces up to a size; for one thread. */
  Samples samples(int capacity) {
    return new Samples(capacity);
  }

  /**
   * The samples of one tap at the output pixels of a piece. Each lies between two rows and two
   * columns; those outside the image have weight 0 and another one's index.
   */
  final class Samples {
    private int count;

    /** The upper left pixel within a plane, and the steps to its neighbours. */
    private final int[] index;

    private final int[] toRight;
    private final int[] toLower;

    /** Weights of rows and columns, and 1 for those inside, else 0: their slopes but for sign. */
    private final float[] upper;

    private final float[] lower;
    private final float[] left;
    private final float[] right;
    private final float[] upperInside;
    private final float[] lowerInside;
    private final float[] leftInside;
    private final float[] rightInside;
    private final float[] factor;

    /** For each of the four pixels, the sum over channels of its value times the gradient. */
    private final float[] upperLeft;

    private final float[] upperRight;
    private final float[] lowerLeft;
    private final float[] lowerRight;

    private Samples(int capacity) {
      index = new int[capacity];
      toRight = new int[capacity];
      toLower = new int[capacity];
      upper = new float[capacity];
      lower = new float[capacity];
      left = new float[capacity];
      right = new float[capacity];
      upperInside = new float[capacity];
      lowerInside = new float[capacity];
      leftInside = new float[capacity];
      rightInside = new float[capacity];
      factor = new float[capacity];
      upperLeft = new float[capacity];
      upperRight = new float[capacity];
      lowerLeft = new float[capacity];
      lowerRight = new float[capacity];
    }

    private void locate(Piece piece, int group, int tap) {
      count = piece.count;
      int plane = tapPlane(piece, group, tap);
      int rows = 2 * plane * pixels + piece.from;
      int columns = rows + pixels;
      int row = tap / g.kernelWidth * g.config.dilationHeight() - g.config.padTop();
      int column = tap % g.kernelWidth * g.config.dilationWidth() - g.config.padLeft();
      for (int p = 0; p < count; p++) {
        int pixel = piece.from + p;
        int regularY = pixel / g.outWidth * g.config.strideHeight() + row;
        int regularX = pixel % g.outWidth * g.config.strideWidth() + column;
        place(p, (double) regularY + offset[rows + p], (double) regularX + offset[columns + p]);
        factor[p] = mask == null ? 1 : mask[plane * pixels + piece.from + p];
      }
    }

    private void place(int p, double y, double x) {
      double inY = Math.max(-2, Math.min(g.height, y));
      double inX = Math.max(-2, Math.min(g.width, x));
      int row = (int) Math.floor(inY);
      int column = (int) Math.floor(inX);
      int upperRow = clip(row, g.height);
      int leftColumn = clip(column, g.width);
      upperInside[p] = upperRow == row ? 1 : 0;
      lowerInside[p] = clip(row + 1, g.height) == row + 1 ? 1 : 0;
      leftInside[p] = leftColumn == column ? 1 : 0;
      rightInside[p] = clip(column + 1, g.width) == column + 1 ? 1 : 0;
      index[p] = upperRow * g.width + leftColumn;
      toLower[p] = (clip(row + 1, g.height) - upperRow) * g.width;
      toRight[p] = clip(column + 1, g.width) - leftColumn;
      float shareY = (float) (inY - row);
      float shareX = (float) (inX - column);
      upper[p] = (1 - shareY) * upperInside[p];
      lower[p] = shareY * lowerInside[p];
      left[p] = (1 - shareX) * leftInside[p];
      right[p] = shareX * rightInside[p];
    }

    private void read(int plane, float[] to, int at) {
      for (int p = 0; p < count; p++) {
        int i = plane + index[p];
        int j = i + toLower[p];
        float above = left[p] * x[i] + right[p] * x[i + toRight[p]];
        float below = left[p] * x[j] + right[p] * x[j + toRight[p]];
        to[at + p] = factor[p] * (upper[p] * above + lower[p] * below);
      }
    }

    private void write(int plane, float[] from, int at, float[] dx) {
      for (int p = 0; p < count; p++) {
        int i = plane + index[p];
        int j = i + toLower[p];
        float gradient = factor[p] * from[at + p];
        float above = upper[p] * gradient;
        float below = lower[p] * gradient;
        dx[i] += left[p] * above;
        dx[i + toRight[p]] += right[p] * above;
        dx[j] += left[p] * below;
        dx[j + toRight[p]] += right[p] * below;
      }
    }

    private void clearSums() {
      Arrays.fill(upperLeft, 0, count, 0);
      Arrays.fill(upperRight, 0, count, 0);
      Arrays.fill(lowerLeft, 0, count, 0);
      Arrays.fill(lowerRight, 0, count, 0);
    }

    private void correlate(int plane, float[] from, int at) {
      for (int p = 0; p < count; p++) {
        int i = plane + index[p];
        int j = i + toLower[p];
        float gradient = from[at + p];
        upperLeft[p] += gradient * x[i];
        upperRight[p] += gradient * x[i + toRight[p]];
        lowerLeft[p] += gradient * x[j];
        lowerRight[p] += gradient * x[j + toRight[p]];
      }
    }

    private void addSlopes(float[] dOffset, int at) {
      for (int p = 0; p < count; p++) {
        float above = left[p] * upperLeft[p] + right[p] * upperRight[p];
        float below = left[p] * lowerLeft[p] + right[p] * lowerRight[p];
        float before = upper[p] * upperLeft[p] + lower[p] * lowerLeft[p];
        float after = upper[p] * upperRight[p] + lower[p] * lowerRight[p];
        dOffset[at + p] += factor[p] * (lowerInside[p] * below - upperInside[p] * above);
        dOffset[at + pixels + p] += factor[p] * (rightInside[p] * after - leftInside[p] * before);
      }
    }

    private void addValues(float[] dMask, int at) {
      for (int p = 0; p < count; p++) {
        float above = left[p] * upperLeft[p] + right[p] * upperRight[p];
        float below = left[p] * lowerLeft[p] + right[p] * lowerRight[p];
        dMask[at + p] += upper[p] * above + lower[p] * below;
      }
    }

    private static int clip(int position, int extent) {
      return Math.max(0, Math.min(extent - 1, position));
    }
  }
}
