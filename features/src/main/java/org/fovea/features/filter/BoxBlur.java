package org.fovea.features.filter;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import java.util.Arrays;
import org.fovea.features.image.Images;

/**
 * The mean over a window, OpenCV's {@code blur}. Its cost for bytes does not depend on the window.
 *
 * @param width the window's columns, an odd number from 1 to 1023
 * @param height the window's rows, an odd number from 1 to 1023
 * @param border what is beyond the edge; OpenCV's default is {@link Border#REFLECT_101}
 */
public record BoxBlur(int width, int height, Border border) {
  public BoxBlur {
    check("width", width);
    check("height", height);
  }

  private static void check(String name, int size) {
    if (size < 1 || size > 1023 || size % 2 == 0) {
      throw new IllegalArgumentException(name + " must be odd, 1..1023, got " + size);
    }
  }

  /**
   * A square window that reflects at the edge, OpenCV's default.
   *
   * @param size its width and height, an odd number from 1 to 1023
   */
  public BoxBlur(int size) {
    this(size, size, Border.REFLECT_101);
  }

  /**
   * The means, rounded to the nearest byte (there are no halves, as windows have an odd number of
   * pixels). OpenCV gives the same for windows of 3 x 3 and 5 x 5, and for some others, whose
   * number of pixels it divides by in 16 bits, one more or less at a few pixels.
   *
   * @param image the picture, at least 1 x 1
   * @return the blurred picture, of the same size
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayU8 apply(GrayU8 image) {
    Images.requireNotEmpty(image);
    int margin = width / 2;
    int[] columns = new int[image.width + 2 * margin];
    int[] totals = new int[image.width];
    for (int j = -(height / 2); j <= height / 2; j++) {
      addRow(image, j, 1, totals);
    }
    GrayU8 out = new GrayU8(image.width, image.height);
    for (int y = 0; y < image.height; y++) {
      System.arraycopy(totals, 0, columns, margin, image.width);
      border.extend(columns, margin, image.width);
      means(columns, out.data, y * image.width, image.width);
      addRow(image, y - height / 2, -1, totals);
      addRow(image, y + height / 2 + 1, 1, totals);
    }
    return out;
  }

  private void addRow(GrayU8 image, int y, int sign, int[] totals) {
    int row = border.index(y, image.height);
    if (row < 0) {
      return;
    }
    int from = image.getIndex(0, row);
    for (int x = 0; x < totals.length; x++) {
      totals[x] += sign * (image.data[from + x] & 0xFF);
    }
  }

  private void means(int[] columns, byte[] out, int to, int n) {
    int area = width * height;
    // A product instead of a quotient: the reciprocal is too large by at most 2^-52, times the
    // largest sum, below 2^28, less than 1/area, which would be needed to reach the next byte.
    long reciprocal = (1L << 52) / area + 1;
    int sum = area / 2;
    for (int i = 0; i < width - 1; i++) {
      sum += columns[i];
    }
    for (int x = 0; x < n; x++) {
      sum += columns[x + width - 1];
      out[to + x] = (byte) ((sum * reciprocal) >>> 52);
      sum -= columns[x];
    }
  }

  /**
   * The means in single precision, within {@code width + height + 4} float roundings of the exact
   * value for a picture without negative values. Its cost grows with {@code width + height}.
   *
   * @param image the picture, at least 1 x 1
   * @return the blurred picture, of the same size
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayF32 apply(GrayF32 image) {
    double[] across = new double[width];
    double[] down = new double[height];
    Arrays.fill(across, 1.0 / width);
    Arrays.fill(down, 1.0 / height);
    return new SeparableFilter(across, down, border).apply(image);
  }
}
