package org.fovea.features.filter;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayF64;

/**
 * Smooths with a Gaussian, rows and columns apart: the weights {@code exp(-x²/2σ²)} for {@code |x|
 * <= floor(truncate·σ + 0.5)}, scaled to a sum of 1. It follows {@code
 * scipy.ndimage.gaussian_filter} down to the order of additions.
 *
 * @param sigma standard deviation in pixels, {@code 0..1000}; 0 changes nothing
 * @param truncate where the weights end, in standard deviations, above 0 and at most 100
 * @param border what is beyond the edge
 */
public record GaussianBlur(double sigma, double truncate, Border border) {
  public GaussianBlur {
    if (!(sigma >= 0 && sigma <= 1000)) {
      throw new IllegalArgumentException("sigma must be 0..1000, got " + sigma);
    }
    if (!(truncate > 0 && truncate <= 100)) {
      throw new IllegalArgumentException("truncate must be above 0, at most 100, got " + truncate);
    }
  }

  /**
   * A blur that reflects at the edge and ends at 4 standard deviations, scipy's defaults.
   *
   * @param sigma standard deviation in pixels, {@code 0..1000}; 0 changes nothing
   */
  public GaussianBlur(double sigma) {
    this(sigma, 4, Border.REFLECT);
  }

  /**
   * Half the kernel: the weight at distance 0, 1, 2 and so on.
   *
   * @return at least one weight; the first plus twice the others is 1
   */
  public double[] weights() {
    int radius = (int) (truncate * sigma + 0.5);
    double[] weights = new double[radius + 1];
    double sum = 0;
    for (int i = -radius; i <= radius; i++) {
      double weight = i == 0 ? 1 : Math.exp(-0.5 / (sigma * sigma) * ((double) i * i));
      weights[Math.abs(i)] = weight;
      sum += weight;
    }
    for (int i = 0; i <= radius; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /**
   * Blurs in double precision, within a few units in the last place of scipy.
   *
   * @param image the picture, at least 1 x 1
   * @return the blurred picture, of the same size
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayF64 apply(GrayF64 image) {
    return filter().apply(image);
  }

  /**
   * Blurs in single precision, within {@code 2·(radius + 1)} float roundings of the exact value for
   * a picture without negative values.
   *
   * @param image the picture, at least 1 x 1
   * @return the blurred picture, of the same size
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayF32 apply(GrayF32 image) {
    return filter().apply(image);
  }

  private SeparableFilter filter() {
    return new SeparableFilter(kernel(), kernel(), border);
  }

  /** The whole kernel, from one end to the other. */
  double[] kernel() {
    double[] half = weights();
    int radius = half.length - 1;
    double[] kernel = new double[2 * radius + 1];
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = half[Math.abs(i - radius)];
    }
    return kernel;
  }
}
