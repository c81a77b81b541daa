package org.fovea.features.filter;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayF64;

/**
 * The Laplacian of a blurred picture (Marr and Hildreth, 1980), by derivatives of the Gaussian
 * itself: {@code scipy.ndimage.gaussian_laplace}. Above 0 in dark spots, below 0 in bright ones;
 * not scaled by σ².
 *
 * @param blur the Gaussian, of a sigma of at least 0.1
 */
public record LaplacianOfGaussian(GaussianBlur blur) {
  public LaplacianOfGaussian {
    if (blur.sigma() < 0.1) {
      throw new IllegalArgumentException("sigma must be at least 0.1, got " + blur.sigma());
    }
  }

  /**
   * A filter that reflects at the edge and ends at 4 standard deviations, scipy's defaults.
   *
   * @param sigma standard deviation in pixels, {@code 0.1..1000}
   */
  public LaplacianOfGaussian(double sigma) {
    this(new GaussianBlur(sigma));
  }

  /** The second derivative of the Gaussian: {@code (x²/σ⁴ - 1/σ²) g(x)}. */
  private double[] secondDerivative() {
    double[] weights = blur.kernel();
    double variance = blur.sigma() * blur.sigma();
    for (int i = 0; i < weights.length; i++) {
      double x = i - weights.length / 2;
      weights[i] *= x * x / (variance * variance) - 1 / variance;
    }
    return weights;
  }

  /**
   * Filters in single precision.
   *
   * @param image the picture, at least 1 x 1
   * @return the filtered picture, of the same size
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayF32 apply(GrayF32 image) {
    GrayF32 sum =
        new SeparableFilter(secondDerivative(), blur.kernel(), blur.border()).apply(image);
    GrayF32 down =
        new SeparableFilter(blur.kernel(), secondDerivative(), blur.border()).apply(image);
    for (int i = 0; i < sum.data.length; i++) {
      sum.data[i] += down.data[i];
    }
    return sum;
  }

  /**
   * Filters in double precision.
   *
   * @param image the picture, at least 1 x 1
   * @return the filtered picture, of the same size
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayF64 apply(GrayF64 image) {
    GrayF64 sum =
        new SeparableFilter(secondDerivative(), blur.kernel(), blur.border()).apply(image);
    GrayF64 down =
        new SeparableFilter(blur.kernel(), secondDerivative(), blur.border()).apply(image);
    for (int i = 0; i < sum.data.length; i++) {
      sum.data[i] += down.data[i];
    }
    return sum;
  }
}
