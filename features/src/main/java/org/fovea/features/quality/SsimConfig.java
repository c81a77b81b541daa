package org.fovea.features.quality;

/**
 * How {@link StructuralSimilarity} compares.
 *
 * @param windowSize side in pixels of the window within which pictures are compared, odd, 3..255
 * @param sigma standard deviation in pixels of the window's Gaussian weights, 0..1000; 0 for equal
 *     weights
 * @param sampleCovariance whether (co)variances are those of a sample, {@code n / (n - 1)} times
 *     those of the window, {@code n} being the pixels in it
 * @param dataRange the difference of the highest and the lowest value there can be, above 0
 * @param k1 {@code C1 = (k1 · dataRange)²} steadies the comparison of means, 0..1
 * @param k2 {@code C2 = (k2 · dataRange)²} steadies the comparison of variances, 0..1
 */
public record SsimConfig(
    int windowSize,
    double sigma,
    boolean sampleCovariance,
    double dataRange,
    double k1,
    double k2) {
  public SsimConfig {
    if (windowSize < 3 || windowSize > 255 || windowSize % 2 == 0) {
      throw new IllegalArgumentException("windowSize must be odd, 3..255, got " + windowSize);
    }
    requireWithin("sigma", sigma, 1000);
    requireWithin("k1", k1, 1);
    requireWithin("k2", k2, 1);
    if (!(dataRange > 0 && dataRange < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("dataRange must be above 0 and finite, got " + dataRange);
    }
  }

  private static void requireWithin(String name, double value, double highest) {
    if (!(value >= 0 && value <= highest)) {
      throw new IllegalArgumentException(
          name + " must be from 0 to " + (int) highest + ", got " + value);
    }
  }

  /**
   * What {@code skimage.metrics.structural_similarity} does when not told otherwise, for values of
   * 0..255: equal weights in windows of 7 x 7, sample covariance, {@code k1 = 0.01}, {@code k2 =
   * 0.03}.
   *
   * @return the configuration
   */
  public static SsimConfig defaults() {
    return new SsimConfig(7, 0, true, 255, 0.01, 0.03);
  }

  /**
   * The paper's, for values of 0..255: Gaussian weights with a standard deviation of 1.5 in windows
   * of 11 x 11.
   *
   * @return the configuration
   */
  public static SsimConfig gaussian() {
    return new SsimConfig(11, 1.5, false, 255, 0.01, 0.03);
  }

  /**
   * The same for other values.
   *
   * @param range the difference of the highest and the lowest value there can be, above 0
   * @return the changed configuration
   */
  public SsimConfig withDataRange(double range) {
    return new SsimConfig(windowSize, sigma, sampleCovariance, range, k1, k2);
  }
}
