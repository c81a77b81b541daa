package org.fovea.features.gradient;

import boofcv.struct.image.GrayS16;
import boofcv.struct.image.GrayU8;
import java.util.Arrays;
import org.fovea.features.filter.Border;

/**
 * Gradients of bytes in 16-bit arithmetic, a pair of taps at a time over whole rows, for kernels
 * whose smoothing is even and whose difference is odd. All arrays are read from their beginning: a
 * loop with different offsets does not become vector instructions on every JVM.
 */
final class ShortGradient {
  private final int[] difference;
  private final int[] smoothing;
  private final int margin;
  private final Border border;

  ShortGradient(GradientKernel kernel, Border border) {
    int length = Math.max(kernel.difference().length, kernel.smoothing().length);
    this.difference = centred(kernel.difference(), length);
    this.smoothing = centred(kernel.smoothing(), length);
    this.margin = length / 2;
    this.border = border;
  }

  private static int[] centred(int[] weights, int length) {
    int[] wide = new int[length];
    System.arraycopy(weights, 0, wide, (length - weights.length) / 2, weights.length);
    return wide;
  }

  GradientS16 apply(GrayU8 image) {
    int width = image.width;
    GrayS16 dx = new GrayS16(width, image.height);
    GrayS16 dy = new GrayS16(width, image.height);
    // Row y of the picture, which may be beyond its edge, is in rows[(y + margin) % rows.length].
    short[][] rows = new short[2 * margin + 1][width];
    short[][] window = new short[rows.length][];
    short[][] shifted = new short[rows.length][width];
    short[] extended = new short[width + 2 * margin];
    short[] column = new short[width];
    short[] sum = new short[width];
    for (int y = -margin; y < image.height + margin; y++) {
      read(image, y, rows[(y + margin) % rows.length]);
      int middle = y - margin;
      if (middle < 0) {
        continue;
      }
      for (int j = 0; j < rows.length; j++) {
        window[j] = rows[(middle + j) % rows.length];
      }
      smooth(window, column);
      shift(column, extended, shifted);
      difference(shifted, sum);
      System.arraycopy(sum, 0, dx.data, middle * width, width);
      difference(window, column);
      shift(column, extended, shifted);
      smooth(shifted, sum);
      System.arraycopy(sum, 0, dy.data, middle * width, width);
    }
    return new GradientS16(dx, dy);
  }

  private void read(GrayU8 image, int y, short[] row) {
    int inside = border.index(y, image.height);
    if (inside < 0) {
      Arrays.fill(row, (short) 0);
      return;
    }
    byte[] data = image.data;
    int from = image.getIndex(0, inside);
    for (int x = 0; x < row.length; x++) {
      row[x] = (short) (data[from + x] & 0xFF);
    }
  }

  /** Copies of a row, each moved by one more pixel, around the row itself. */
  private void shift(short[] row, short[] extended, short[][] shifted) {
    System.arraycopy(row, 0, extended, margin, row.length);
    border.extend(extended, margin, row.length);
    for (int i = 0; i < shifted.length; i++) {
      if (i == margin) {
        shifted[i] = row;
      } else {
        System.arraycopy(extended, i, shifted[i], 0, row.length);
      }
    }
  }

  private void smooth(short[][] taps, short[] sum) {
    weigh(smoothing[margin], taps[margin], sum);
    for (int d = 1; d <= margin; d++) {
      if (smoothing[margin + d] != 0) {
        addSum(smoothing[margin + d], taps[margin - d], taps[margin + d], sum);
      }
    }
  }

  private void difference(short[][] taps, short[] sum) {
    subtract(difference[margin + 1], taps[margin - 1], taps[margin + 1], sum);
    for (int d = 2; d <= margin; d++) {
      addDifference(difference[margin + d], taps[margin - d], taps[margin + d], sum);
    }
  }

  private static void weigh(int weight, short[] in, short[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = (short) (weight * in[i]);
    }
  }

  private static void addSum(int weight, short[] a, short[] b, short[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = (short) (out[i] + weight * (a[i] + b[i]));
    }
  }

  private static void subtract(int weight, short[] a, short[] b, short[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = (short) (weight * (b[i] - a[i]));
    }
  }

  private static void addDifference(int weight, short[] a, short[] b, short[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = (short) (out[i] + weight * (b[i] - a[i]));
    }
  }
}
