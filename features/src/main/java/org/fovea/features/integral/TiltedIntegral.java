package org.fovea.features.integral;

import boofcv.struct.image.GrayU8;

/**
 * The sums over all triangles that stand on their apex, from which the sum over any rectangle
 * turned by 45 degrees follows by four look-ups (R. Lienhart and J. Maydt, "An Extended Set of
 * Haar-like Features for Rapid Object Detection", ICIP 2002). Laid out as the third result of
 * OpenCV's {@code integral3}: entry {@code (x, y)} is the sum over all pixels {@code (i, j)} with
 * {@code j < y} and {@code |i - x + 1| <= y - j - 1}, in a table of one column and one row more
 * than the picture.
 *
 * <p>Entries are 32-bit integers that wrap around, so that sums come out right for tilted
 * rectangles of up to 16 843 009 pixels; larger ones are refused. Up to 8 421 504 pixels the table
 * equals OpenCV's. Immutable and shareable between threads.
 */
public final class TiltedIntegral {
  private static final int EXACT = 16_843_009;

  private final int width;
  private final int height;
  private final int[] sums;

  private TiltedIntegral(int width, int height, int[] sums) {
    this.width = width;
    this.height = height;
    this.sums = sums;
  }

  /**
   * Sums a picture up.
   *
   * @param image at least 1 x 1, with {@code (width + 1) * (height + 1)} of at most {@code 2^31 -
   *     9}
   * @return its tilted sums
   * @throws IllegalArgumentException if the picture has no pixels or too many
   */
  public static TiltedIntegral of(GrayU8 image) {
    int[] sums = new int[Tables.length(image)];
    int width = image.width;
    int stride = width + 1;
    for (int x = 0; x < width; x++) {
      sums[stride + 1 + x] = image.data[image.startIndex + x] & 0xFF;
    }
    for (int y = 2; y <= image.height; y++) {
      addRow(image, y, sums);
      // Left and right of the table, a triangle that is one higher ends in the same pixels.
      int row = y * stride;
      sums[row] = sums[row - stride + 1];
      int near = image.startIndex + (y - 1) * image.stride + width - 1;
      sums[row + width] =
          sums[row - stride + width - 1]
              + (image.data[near] & 0xFF)
              + (image.data[near - image.stride] & 0xFF);
    }
    return new TiltedIntegral(width, image.height, sums);
  }

  /** Entries 1 to width - 1 of a row: two triangles less what they share, and the apex. */
  private static void addRow(GrayU8 image, int y, int[] sums) {
    int stride = image.width + 1;
    byte[] data = image.data;
    int near = image.startIndex + (y - 1) * image.stride - 1;
    int far = near - image.stride;
    int row = y * stride;
    int one = row - stride;
    int two = one - stride;
    for (int x = 1; x < image.width; x++) {
      sums[row + x] =
          sums[one + x - 1]
              + sums[one + x + 1]
              - sums[two + x]
              + (data[near + x] & 0xFF)
              + (data[far + x] & 0xFF);
    }
  }

  /**
   * The sum over a tilted rectangle, which reaches from its top corner {@code down} steps to the
   * lower right and {@code left} steps to the lower left: OpenCV's tilted rectangle {@code (x, y,
   * down, left)}. It has {@code 2 * down * left} pixels.
   *
   * @param x the column right of its top corner; {@code left..width - down}
   * @param y the row of its top corner; {@code 0..height - down - left}
   * @param down steps to the lower right, at least 0
   * @param left steps to the lower left, at least 0
   * @return the sum of its pixels, exact
   * @throws IllegalArgumentException if the rectangle is not inside the picture, or has more than
   *     16 843 009 pixels
   */
  public long sum(int x, int y, int down, int left) {
    if (x < 0
        || y < 0
        || down < 0
        || left < 0
        || left > x
        || down > width - x
        || (long) down + left > height - y) {
      throw Tables.notInside(x, y, down, left, width, height);
    }
    if (2L * down * left > EXACT) {
      throw new IllegalArgumentException(
          String.format(
              "expected a tilted rectangle of at most %d pixels, got %d", EXACT, 2L * down * left));
    }
    return Integer.toUnsignedLong(wrapped(x, y, down, left));
  }

  /** The sum over a tilted rectangle that is known to be inside, modulo 2^32. */
  int wrapped(int x, int y, int down, int left) {
    int stride = width + 1;
    int top = y * stride + x;
    int leftCorner = top + left * stride - left;
    int rightCorner = top + down * stride + down;
    return sums[top]
        - sums[leftCorner]
        - sums[rightCorner]
        + sums[leftCorner + down * stride + down];
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
