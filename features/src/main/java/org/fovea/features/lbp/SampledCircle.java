package org.fovea.features.lbp;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.ImageGray;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values on a circle around each pixel of a row, bilinear between pixels and 0 outside the
 * picture. Every sum and product is the one that scikit-image makes, in double: on even ground
 * their rounding decides which points are as bright as their centre. Has buffers, so that each
 * thread needs its own.
 */
final class SampledCircle {
  private final ImageGray<?> image;
  private final Circle circle;

  /** Rows of the picture by their number modulo the count, with a margin of zeros on both sides. */
  private final double[][] rows;

  private final int[] rowInSlot;

  /** For each point that lies between columns how far right of the left one, for each pixel. */
  private final double[] @Nullable [] right;

  private final double[] upper;
  private final double[] lower;
  private final double[] next;
  private final double[] zeros;

  SampledCircle(ImageGray<?> image, Circle circle) {
    this.image = image;
    this.circle = circle;
    int margin = circle.margin();
    int width = image.width;
    this.rows = new double[Math.min(image.height, 2 * margin + 1)][width + 2 * margin];
    this.rowInSlot = new int[rows.length];
    Arrays.fill(rowInSlot, -1);
    this.right = new double[circle.points()][];
    this.upper = new double[width];
    this.lower = new double[width];
    this.next = new double[width];
    this.zeros = new double[width + 2 * margin];
    for (int i = 0; i < circle.points(); i++) {
      double dx = circle.dx(i);
      if (dx != Math.rint(dx)) {
        right[i] = new double[width];
        for (int x = 0; x < width; x++) {
          double at = x + dx;
          right[i][x] = at - Math.floor(at);
        }
      }
    }
  }

  /** Writes the pixels of row {@code y} to {@code out}. */
  void centre(int y, double[] out) {
    System.arraycopy(row(y), circle.margin(), out, 0, out.length);
  }

  /** Writes point {@code i} of the circle around each pixel of row {@code y} to {@code out}. */
  void point(int i, int y, double[] out) {
    double at = y + circle.dy(i);
    int top = (int) Math.floor(at);
    double below = at - top;
    if (below == 0) {
      between(i, top, out);
      return;
    }
    between(i, top, upper);
    between(i, top + 1, lower);
    double above = 1 - below;
    for (int x = 0; x < out.length; x++) {
      out[x] = above * upper[x] + below * lower[x];
    }
  }

  private void between(int i, int y, double[] out) {
    double[] row = row(y);
    int left = circle.margin() + (int) Math.floor(circle.dx(i));
    System.arraycopy(row, left, out, 0, out.length);
    double[] part = right[i];
    if (part != null) {
      // From a copy, as the compiler vectorises no sums over one array at two places.
      System.arraycopy(row, left + 1, next, 0, out.length);
      for (int x = 0; x < out.length; x++) {
        out[x] = (1 - part[x]) * out[x] + part[x] * next[x];
      }
    }
  }

  private double[] row(int y) {
    if (y < 0 || y >= image.height) {
      return zeros;
    }
    int slot = y % rows.length;
    double[] row = rows[slot];
    if (rowInSlot[slot] != y) {
      rowInSlot[slot] = y;
      int start = image.startIndex + y * image.stride;
      int margin = circle.margin();
      if (image instanceof GrayU8 bytes) {
        for (int x = 0; x < image.width; x++) {
          row[margin + x] = bytes.data[start + x] & 0xFF;
        }
      } else {
        float[] data = ((GrayF32) image).data;
        for (int x = 0; x < image.width; x++) {
          row[margin + x] = data[start + x];
        }
      }
    }
    return row;
  }
}
