package org.fovea.features.filter;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import org.fovea.features.image.Images;

/**
 * A Gaussian blur over a window of a given size, OpenCV's {@code GaussianBlur}: the weights {@code
 * exp(-x²/2σ²)} inside the window, scaled to a sum of 1. Bytes are blurred with weights of 8
 * fraction bits and rounded once, half up, which gives OpenCV's bytes. {@link GaussianBlur} is
 * scipy's form.
 *
 * @param size width and height of the window, an odd number from 1 to 255
 * @param sigma standard deviation in pixels, at most 1000; 0 takes it from the size: {@code
 *     0.3·((size-1)/2 - 1) + 0.8}, with OpenCV's tables of binary fractions for sizes up to 9
 * @param border what is beyond the edge; OpenCV's default is {@link Border#REFLECT_101}
 */
public record SizedGaussianBlur(int size, double sigma, Border border) {
  private static final int FRACTION_BITS = 8;

  /** Halves of the windows of size 1, 3, ..., 9 from the middle out, in 1/256. */
  private static final int[][] SMALL = {
    {256}, {128, 64}, {96, 64, 16}, {72, 56, 28, 8}, {60, 51, 30, 13, 4}
  };

  public SizedGaussianBlur {
    if (size < 1 || size > 255 || size % 2 == 0) {
      throw new IllegalArgumentException("size must be odd, 1..255, got " + size);
    }
    if (!(sigma >= 0 && sigma <= 1000)) {
      throw new IllegalArgumentException("sigma must be 0..1000, got " + sigma);
    }
  }

  /**
   * The window that OpenCV takes for bytes when it is given no size: 3 standard deviations to
   * either side.
   *
   * @param sigma standard deviation in pixels, above 0 and at most 42
   * @return a blur that reflects at the edge
   */
  public static SizedGaussianBlur forBytes(double sigma) {
    return forSigma(sigma, 3);
  }

  /**
   * The window that OpenCV takes for floats when it is given no size: 4 standard deviations to
   * either side.
   *
   * @param sigma standard deviation in pixels, above 0 and at most 31
   * @return a blur that reflects at the edge
   */
  public static SizedGaussianBlur forFloats(double sigma) {
    return forSigma(sigma, 4);
  }

  private static SizedGaussianBlur forSigma(double sigma, int reach) {
    if (!(sigma > 0)) {
      throw new IllegalArgumentException("sigma must be above 0, got " + sigma);
    }
    int size = (int) Math.rint(sigma * reach * 2 + 1) | 1;
    return new SizedGaussianBlur(size, sigma, Border.REFLECT_101);
  }

  /**
   * The window's weights.
   *
   * @return {@code size} weights, left to right, of sum 1
   */
  public double[] weights() {
    int radius = size / 2;
    double[] weights = new double[size];
    if (sigma == 0 && radius < SMALL.length) {
      for (int i = 0; i < size; i++) {
        weights[i] = SMALL[radius][Math.abs(i - radius)] / 256.0;
      }
      return weights;
    }
    double deviation = sigma > 0 ? sigma : 0.15 * size + 0.35;
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double x = i - radius;
      weights[i] = Math.exp(-0.5 * x * x / (deviation * deviation));
      sum += weights[i];
    }
    for (int i = 0; i < size; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /** The weights in 1/256 of sum 256: each takes over what rounding the one before left. */
  private int[] fixedPointWeights() {
    double[] weights = weights();
    int radius = size / 2;
    int[] fixed = new int[size];
    int middle = 1 << FRACTION_BITS;
    double left = 0;
    for (int i = 0; i < radius; i++) {
      double wanted = weights[i] * (1 << FRACTION_BITS) + left;
      int rounded = (int) Math.rint(wanted);
      left = wanted - rounded;
      fixed[i] = rounded;
      fixed[size - 1 - i] = rounded;
      middle -= 2 * rounded;
    }
    fixed[radius] = middle;
    return fixed;
  }

  /**
   * Blurs bytes as OpenCV does, to the last bit.
   *
   * @param image the picture, at least 1 x 1
   * @return the blurred picture, of the same size
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayU8 apply(GrayU8 image) {
    Images.requireNotEmpty(image);
    int[] weights = fixedPointWeights();
    return new ByteWindowSum(weights, weights, 1 << (2 * FRACTION_BITS), border).apply(image, 1);
  }

  /**
   * Blurs in single precision, within {@code 2·(size + 1)} float roundings of the exact value for a
   * picture without negative values.
   *
   * @param image the picture, at least 1 x 1
   * @return the blurred picture, of the same size
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayF32 apply(GrayF32 image) {
    double[] weights = weights();
    return new SeparableFilter(weights, weights, border).apply(image);
  }
}
