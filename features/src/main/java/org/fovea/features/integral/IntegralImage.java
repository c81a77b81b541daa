package org.fovea.features.integral;

import boofcv.struct.image.GrayU8;

/**
 * The sums over all rectangles that begin at a picture's first pixel, from which the sum over any
 * rectangle follows by four look-ups (F. Crow, "Summed-Area Tables for Texture Mapping", SIGGRAPH
 * 1984; P. Viola and M. Jones, "Rapid Object Detection using a Boosted Cascade of Simple Features",
 * CVPR 2001). Laid out as by OpenCV's {@code integral}: the table has one column and one row more
 * than the picture, the first of each 0, and entry {@code (x, y)} is the sum over all pixels left
 * of {@code x} and above {@code y}.
 *
 * <p>Entries are 32-bit integers that wrap around. A rectangle's sum below {@code 2^32} comes out
 * right all the same, that is of up to 16 843 009 pixels; {@link #sum} adds larger ones up by
 * strips, so that it is exact for every picture whose table fits an array: {@code (width + 1) *
 * (height + 1)} of at most {@code 2^31 - 9}, and at most 16 843 009 columns. Up to 8 421 504 pixels
 * the table equals OpenCV's. Immutable and shareable between threads.
 */
public final class IntegralImage {
  /** So many pixels of 255 have a sum below 2^32. */
  private static final int EXACT = 16_843_009;

  private final int width;
  private final int height;
  private final int[] sums;

  private IntegralImage(int width, int height, int[] sums) {
    this.width = width;
    this.height = height;
    this.sums = sums;
  }

  /**
   * Sums a picture up.
   *
   * @param image at least 1 x 1, at most as large as said above
   * @return its sums
   * @throws IllegalArgumentException if the picture has no pixels or too many
   */
  public static IntegralImage of(GrayU8 image) {
    int[] sums = new int[Tables.length(image)];
    if (image.width > EXACT) {
      throw new IllegalArgumentException(
          "expected a picture of at most " + EXACT + " columns, got " + image.width);
    }
    int stride = image.width + 1;
    byte[] data = image.data;
    for (int y = 0; y < image.height; y++) {
      int in = image.startIndex + y * image.stride;
      int above = y * stride + 1;
      int out = above + stride;
      int row = 0;
      for (int x = 0; x < image.width; x++) {
        row += data[in + x] & 0xFF;
        sums[out + x] = sums[above + x] + row;
      }
    }
    return new IntegralImage(image.width, image.height, sums);
  }

  /**
   * The sum over a rectangle.
   *
   * @param x its left column
   * @param y its top row
   * @param columns its width, at least 0
   * @param rows its height, at least 0
   * @return the sum of its pixels, exact
   * @throws IllegalArgumentException if the rectangle is not inside the picture
   */
  public long sum(int x, int y, int columns, int rows) {
    Tables.requireInside(x, y, columns, rows, width, height);
    int most = columns == 0 ? rows : EXACT / columns;
    long sum = 0;
    for (int done = 0; done < rows; ) {
      int strip = Math.min(most, rows - done);
      sum += Integer.toUnsignedLong(wrapped(x, y + done, columns, strip));
      done += strip;
    }
    return sum;
  }

  /** The sum over a rectangle that is known to be inside, modulo 2^32. */
  int wrapped(int x, int y, int columns, int rows) {
    int top = y * (width + 1) + x;
    int bottom = top + rows * (width + 1);
    return sums[bottom + columns] - sums[bottom] - sums[top + columns] + sums[top];
  }

  /**
   * The picture's width.
   *
   * @return columns of the picture; the table has one more
   */
  public int width() {
    return width;
  }

  /**
   * The picture's height.
   *
   * @return rows of the picture; the table has one more
   */
  public int height() {
    return height;
  }

  /**
   * The table itself, for inner loops.
   *
   * @return {@code (width + 1) * (height + 1)} sums modulo {@code 2^32}, row by row; not a copy,
   *     not to be modified
   */
  public int[] table() {
    return sums;
  }
}
