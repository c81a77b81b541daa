package org.fovea.features.filter;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import org.fovea.features.image.Images;

/**
 * The median over a square window. Windows of 3 x 3 and 5 x 5 are sorted by exchanges between whole
 * rows; larger ones are counted, at a cost per pixel that does not depend on the window (Perreault
 * and Hébert, 2007).
 *
 * @param radius pixels from the middle of the window to its edge, 0..127: the window is {@code
 *     2·radius + 1} wide and high
 * @param border what is beyond the edge; OpenCV has {@link Border#REPLICATE}, scipy {@link
 *     Border#REFLECT}
 */
public record MedianFilter(int radius, Border border) {
  private static final int SORTED_RADIUS = 2;

  public MedianFilter {
    if (radius < 0 || radius > 127) {
      throw new IllegalArgumentException("radius must be 0..127, got " + radius);
    }
  }

  /**
   * A median that goes on with the edge pixel, as OpenCV's {@code medianBlur}.
   *
   * @param radius pixels from the middle of the window to its edge, 0..127
   */
  public MedianFilter(int radius) {
    this(radius, Border.REPLICATE);
  }

  /**
   * Filters bytes.
   *
   * @param image the picture, at least 1 x 1
   * @return the medians, a picture of the same size
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayU8 apply(GrayU8 image) {
    Images.requireNotEmpty(image);
    GrayU8 out = new GrayU8(image.width, image.height);
    if (radius > SORTED_RADIUS) {
      new HistogramMedian(image, radius, border).apply(out);
      return out;
    }
    SelectionMedian median = new SelectionMedian(radius, image.width);
    int[] padded = Padding.ints(image, radius, border);
    int[] row = new int[image.width];
    for (int y = 0; y < image.height; y++) {
      median.row(padded, y, row);
      int to = y * image.width;
      for (int x = 0; x < image.width; x++) {
        out.data[to + x] = (byte) row[x];
      }
    }
    return out;
  }

  /**
   * Filters floats. What is not a number counts as larger than all numbers, or smaller where its
   * sign bit is set.
   *
   * @param image the picture, at least 1 x 1
   * @return the medians, a picture of the same size
   * @throws IllegalArgumentException if the picture has no pixels or the radius is above 2, as with
   *     OpenCV
   */
  public GrayF32 apply(GrayF32 image) {
    Images.requireNotEmpty(image);
    if (radius > SORTED_RADIUS) {
      throw new IllegalArgumentException("expected a radius of 0..2 for floats, got " + radius);
    }
    float[] values = Padding.floats(image, radius, border);
    int[] padded = new int[values.length];
    for (int i = 0; i < padded.length; i++) {
      padded[i] = ordered(Float.floatToRawIntBits(values[i]));
    }
    SelectionMedian median = new SelectionMedian(radius, image.width);
    GrayF32 out = new GrayF32(image.width, image.height);
    int[] row = new int[image.width];
    for (int y = 0; y < image.height; y++) {
      median.row(padded, y, row);
      int to = y * image.width;
      for (int x = 0; x < image.width; x++) {
        out.data[to + x] = Float.intBitsToFloat(ordered(row[x]));
      }
    }
    return out;
  }

  /** Between the bits of floats and ints that are in the same order; its own inverse. */
  private static int ordered(int bits) {
    return bits ^ ((bits >> 31) & 0x7FFFFFFF);
  }
}
