package org.fovea.features.integral;

import boofcv.struct.image.GrayU8;

/**
 * The same as {@link IntegralImage} of the pixels' squares, in 64-bit integers: exact for every
 * picture whose table fits an array. OpenCV keeps doubles of the same values. Immutable and
 * shareable between threads.
 */
public final class SquaredIntegral {
  private final int width;
  private final int height;
  private final long[] sums;

  private SquaredIntegral(int width, int height, long[] sums) {
    this.width = width;
    this.height = height;
    this.sums = sums;
  }

  /**
   * Sums a picture's squares up.
   *
   * @param image at least 1 x 1, with {@code (width + 1) * (height + 1)} of at most {@code 2^31 -
   *     9}
   * @return its sums of squares
   * @throws IllegalArgumentException if the picture has no pixels or too many
   */
  public static SquaredIntegral of(GrayU8 image) {
    long[] sums = new long[Tables.length(image)];
    int stride = image.width + 1;
    byte[] data = image.data;
    for (int y = 0; y < image.height; y++) {
      int in = image.startIndex + y * image.stride;
      int above = y * stride + 1;
      int out = above + stride;
      long row = 0;
      for (int x = 0; x < image.width; x++) {
        int pixel = data[in + x] & 0xFF;
        row += (long) pixel * pixel;
        sums[out + x] = sums[above + x] + row;
      }
    }
    return new SquaredIntegral(image.width, image.height, sums);
  }

  /**
   * The sum of squares over a rectangle.
   *
   * @param x its left column
   * @param y its top row
   * @param columns its width, at least 0
   * @param rows its height, at least 0
   * @return the sum of its pixels' squares, exact
   * @throws IllegalArgumentException if the rectangle is not inside the picture
   */
  public long sum(int x, int y, int columns, int rows) {
    Tables.requireInside(x, y, columns, rows, width, height);
    int top = y * (width + 1) + x;
    int bottom = top + rows * (width + 1);
    return sums[bottom + columns] - sums[bottom] - sums[top + columns] + sums[top];
  }

  /**
   * The table itself, for inner loops.
   *
   * @return {@code (width + 1) * (height + 1)} sums, row by row; not a copy, not to be modified
   */
  public long[] table() {
    return sums;
  }
}
