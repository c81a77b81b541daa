package org.fovea.features.filter;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import org.fovea.features.image.Images;

/**
 * The next level of a Gaussian pyramid (Burt and Adelson, 1983, REDUCE with a = 3/8): the picture
 * blurred with [1, 4, 6, 4, 1]/16 along both axes, then every second pixel of every second row,
 * from the first on. A level is {@code (width + 1)/2 x (height + 1)/2}, as with OpenCV's {@code
 * pyrDown}.
 *
 * @param border what is beyond the edge; OpenCV's default is {@link Border#REFLECT_101}
 */
public record PyrDown(Border border) {
  private static final int[] WEIGHTS = {1, 4, 6, 4, 1};
  private static final double[] FRACTIONS = {1 / 16.0, 4 / 16.0, 6 / 16.0, 4 / 16.0, 1 / 16.0};

  /** OpenCV's default: the edge pixel is a mirror. */
  public PyrDown() {
    this(Border.REFLECT_101);
  }

  /**
   * Halves a picture, rounding half up, which gives OpenCV's bytes.
   *
   * @param image the picture, at least 1 x 1
   * @return the next level
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayU8 apply(GrayU8 image) {
    Images.requireNotEmpty(image);
    return new ByteWindowSum(WEIGHTS, WEIGHTS, 256, border).apply(image, 2);
  }

  /**
   * Halves a picture.
   *
   * @param image the picture, at least 1 x 1
   * @return the next level
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayF32 apply(GrayF32 image) {
    GrayF32 blurred = new SeparableFilter(FRACTIONS, FRACTIONS, border).apply(image);
    GrayF32 half = new GrayF32((image.width + 1) / 2, (image.height + 1) / 2);
    for (int y = 0; y < half.height; y++) {
      for (int x = 0; x < half.width; x++) {
        half.data[y * half.width + x] = blurred.data[2 * y * image.width + 2 * x];
      }
    }
    return half;
  }
}
