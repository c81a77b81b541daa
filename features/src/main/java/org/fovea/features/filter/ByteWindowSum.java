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
    int[] shifted = new int[width];
    int[] sum = new int[width];
    int[] extended = new int[width + 2 * margin];
    GrayU8 out = new GrayU8((width + step - 1) / step, (image.height + step - 1) / step);
    for (int y = 0; y < out.height; y++) {
      Arrays.fill(sum, 0);
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
        WeightedSums.add(down[j], ring[slot], sum);
      }
      System.arraycopy(sum, 0, extended, margin, width);
      border.extend(extended, margin, width);
      Arrays.fill(sum, 1 << (shift - 1));
      for (int i = 0; i < across.length; i++) {
        System.arraycopy(extended, i, shifted, 0, width);
        WeightedSums.add(across[i], shifted, sum);
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
}
