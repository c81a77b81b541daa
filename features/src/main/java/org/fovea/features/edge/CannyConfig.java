package org.fovea.features.edge;

import org.fovea.features.filter.Border;
import org.fovea.features.gradient.GradientNorm;

/**
 * What {@link Canny} does in its steps. {@link #openCv} and {@link #scikitImage} are the two usual
 * forms.
 *
 * @param sigma standard deviation of the Gaussian that smooths first, in pixels, 0..1000; 0 for
 *     none
 * @param smoothingBorder what the Gaussian sees beyond the edge; with {@link Border#ZERO} nothing:
 *     it is the mean of what is there, as with scikit-image
 * @param aperture of the Sobel filter: 3, 5 or 7
 * @param gradientBorder what the Sobel filter sees beyond the edge
 * @param norm how long a gradient is
 * @param thinning which pixels are maxima
 * @param low the threshold of pixels that continue edges, at least 0
 * @param high the threshold of pixels that start edges, at least {@code low}
 * @param unit what the thresholds are measured in
 */
public record CannyConfig(
    double sigma,
    Border smoothingBorder,
    int aperture,
    Border gradientBorder,
    GradientNorm norm,
    EdgeThinning thinning,
    double low,
    double high,
    ThresholdUnit unit) {
  public CannyConfig {
    if (!(sigma >= 0 && sigma <= 1000)) {
      throw new IllegalArgumentException("sigma must be 0..1000, got " + sigma);
    }
    if (aperture != 3 && aperture != 5 && aperture != 7) {
      throw new IllegalArgumentException("aperture must be 3, 5 or 7, got " + aperture);
    }
    if (!(low >= 0)) {
      throw new IllegalArgumentException("low must be at least 0, got " + low);
    }
    if (!(high >= low)) {
      throw new IllegalArgumentException("high must be at least low = " + low + ", got " + high);
    }
    if (unit == ThresholdUnit.QUANTILE && high > 1) {
      throw new IllegalArgumentException("high must be 0..1 as a quantile, got " + high);
    }
  }

  /**
   * OpenCV's {@code Canny(image, low, high)}: no smoothing, Sobel 3 x 3 that goes on with the edge
   * pixel, {@code |dx| + |dy|}, maxima by sectors; lengths must exceed the thresholds.
   *
   * @param low the threshold of pixels that continue edges
   * @param high the threshold of pixels that start edges, at least {@code low}
   * @return the configuration
   */
  public static CannyConfig openCv(double low, double high) {
    return new CannyConfig(
        0,
        Border.REPLICATE,
        3,
        Border.REPLICATE,
        GradientNorm.L1,
        EdgeThinning.SECTORS,
        low,
        high,
        ThresholdUnit.GRADIENT);
  }

  /**
   * scikit-image's {@code canny(image, sigma)}: a Gaussian that counts nothing beyond the edge,
   * Sobel 3 x 3 that reflects, the true length, interpolated maxima, thresholds 0.1 and 0.2 of
   * values 0..1, which lengths must reach.
   *
   * @param sigma standard deviation of the Gaussian in pixels
   * @return the configuration
   */
  public static CannyConfig scikitImage(double sigma) {
    return new CannyConfig(
        sigma,
        Border.ZERO,
        3,
        Border.REFLECT,
        GradientNorm.L2,
        EdgeThinning.INTERPOLATED,
        0.1,
        0.2,
        ThresholdUnit.FRACTION);
  }

  /**
   * The same with another Gaussian.
   *
   * @param deviation standard deviation in pixels, 0..1000; 0 for no smoothing
   * @return a changed copy
   */
  public CannyConfig withSigma(double deviation) {
    return new CannyConfig(
        deviation, smoothingBorder, aperture, gradientBorder, norm, thinning, low, high, unit);
  }

  /**
   * The same with another Sobel filter.
   *
   * @param size its aperture: 3, 5 or 7
   * @return a changed copy
   */
  public CannyConfig withAperture(int size) {
    return new CannyConfig(
        sigma, smoothingBorder, size, gradientBorder, norm, thinning, low, high, unit);
  }

  /**
   * The same with another length of gradients.
   *
   * @param length how long a gradient is
   * @return a changed copy
   */
  public CannyConfig withNorm(GradientNorm length) {
    return new CannyConfig(
        sigma, smoothingBorder, aperture, gradientBorder, length, thinning, low, high, unit);
  }

  /**
   * The same with other thresholds.
   *
   * @param lower the threshold of pixels that continue edges
   * @param higher the threshold of pixels that start edges, at least {@code lower}
   * @param measure what they are measured in
   * @return a changed copy
   */
  public CannyConfig withThresholds(double lower, double higher, ThresholdUnit measure) {
    return new CannyConfig(
        sigma, smoothingBorder, aperture, gradientBorder, norm, thinning, lower, higher, measure);
  }
}
