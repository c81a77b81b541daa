package org.fovea.features.filter;

import boofcv.struct.image.GrayF32;

/**
 * A band of scales: the picture under one Gaussian minus the same under a wider one, as
 * scikit-image's {@code difference_of_gaussians}. Above 0 in bright spots. Widths in the ratio of
 * 1.6 come close to the Laplacian of Gaussian with the sign changed (Marr and Hildreth, 1980).
 *
 * @param narrow the Gaussian that is subtracted from
 * @param wide the one that is subtracted, of at least the same sigma
 */
public record DifferenceOfGaussians(GaussianBlur narrow, GaussianBlur wide) {
  public DifferenceOfGaussians {
    if (wide.sigma() < narrow.sigma()) {
      throw new IllegalArgumentException(
          "sigma of the wide Gaussian must be at least "
              + narrow.sigma()
              + ", got "
              + wide.sigma());
    }
  }

  /**
   * Two Gaussians that end at 4 standard deviations and go on with the edge pixel, scikit-image's
   * defaults.
   *
   * @param narrow standard deviation of the narrow one in pixels
   * @param wide standard deviation of the wide one, at least the same
   */
  public DifferenceOfGaussians(double narrow, double wide) {
    this(
        new GaussianBlur(narrow, 4, Border.REPLICATE), new GaussianBlur(wide, 4, Border.REPLICATE));
  }

  /**
   * Filters a picture.
   *
   * @param image the picture, at least 1 x 1
   * @return the filtered picture, of the same size
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayF32 apply(GrayF32 image) {
    GrayF32 difference = narrow.apply(image);
    GrayF32 blurred = wide.apply(image);
    for (int i = 0; i < difference.data.length; i++) {
      difference.data[i] -= blurred.data[i];
    }
    return difference;
  }
}
