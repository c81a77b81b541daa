package org.fovea.features.integral;

import boofcv.struct.image.GrayU8;
import org.fovea.features.image.Images;

/** What the tables of sums have in common: their size, and which rectangles lie inside. */
final class Tables {
  /** The longest array that every JVM can make. */
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private Tables() {}

  /** How many entries the table of a picture has: one more than pixels, across and down. */
  static int length(GrayU8 image) {
    Images.requireNotEmpty(image);
    long length = (image.width + 1L) * (image.height + 1L);
    if (length > LONGEST) {
      throw new IllegalArgumentException(
          String.format(
              "expected a picture with (width + 1) * (height + 1) of at most %d, got %d x %d",
              LONGEST, image.width, image.height));
    }
    return (int) length;
  }

  static void requireInside(int x, int y, int width, int height, int wide, int high) {
    if (x < 0 || y < 0 || width < 0 || height < 0 || width > wide - x || height > high - y) {
      throw new IllegalArgumentException(
          String.format(
              "expected a rectangle inside the picture of %d x %d, got %d x %d at (%d, %d)",
              wide, high, width, height, x, y));
    }
  }

  static IllegalArgumentException notInside(
      int x, int y, int width, int height, int wide, int high) {
    return new IllegalArgumentException(
        String.format(
            "expected a tilted rectangle inside the picture of %d x %d, got %d x %d at (%d, %d)",
            wide, high, width, height, x, y));
  }
}
