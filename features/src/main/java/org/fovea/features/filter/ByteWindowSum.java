package org.fovea.features.filter;

import boofcv.struct.image.GrayU8;
import java.util.Arrays;

/**
 * A separable filter of whole-number weights on bytes: sums in ints, divided by a power of two and
 * rounded half up, at every {@code step}-th pixel.
 */
final class ByteWindowSum {
  private final int[] across;
  private final int[] down;
  private final int shift;
  private final Border border;

  /**
   * A filter whose weights, none below 0, sum to the divisor.
   *
   * @param divisor a power of two, 2..2^16
   */
  ByteWindowSum(int[] across, int[] down, int divisor, Border border) {
    this.across = across;
    this.down = down;
    this.shift = Integer.numberOfTrailingZeros(divisor);
    this.border = border;
  }

  GrayU8 apply(GrayU8 image, int step) {
    int width = image.width;
    int margin = across.length / 2;
    int rows = down.length;
    int[][] ring = new int[rows][width];
    int[] held = new int[rows];
    Arrays.fill(held, -1);
    int[] column = new int[width + 2 * margin];
    int[] sum = new int[width];
    GrayU8 out = new GrayU8((width + step - 1) / step, (image.height + step - 1) / step);
    for (int y = 0; y < out.height; y++) {
      Arrays.fill(column, margin, margin + width, 0);
      for (int j = 0; j < rows; j++) {
        int from = border.index(step * y + j - rows / 2, image.height);
        if (from < 0) {
          continue;
        }
        int slot = from % rows;
        if (held[slot] != from) {
          read(image, from, ring[slot]);
          held[slot] = from;
        }
        add(down[j], ring[slot], 0, column, margin, width);
      }
      border.extend(column, margin, width);
      Arrays.fill(sum, 1 << (shift - 1));
      for (int i = 0; i < across.length; i++) {
        add(across[i], column, i, sum, 0, width);
      }
      int to = y * out.width;
      for (int x = 0; x < out.width; x++) {
        out.data[to + x] = (byte) (sum[step * x] >>> shift);
      }
    }
    return out;
  }

  private static void read(GrayU8 image, int y, int[] row) {
    byte[] data = image.data;
    int from = image.getIndex(0, y);
    for (int x = 0; x < row.length; x++) {
      row[x] = data[from + x] & 0xFF;
    }
  }

  private static void add(int weight, int[] in, int from, int[] out, int to, int n) {
    for (int i = 0; i < n; i++) {
      out[to + i] += weight * in[from + i];
    }
  }
}
