package org.fovea.features.filter;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayF64;
import org.fovea.features.image.Images;

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
    Images.requireNotEmpty(image);
    double[] weights = weights();
    int radius = weights.length - 1;
    int width = image.width;
    int height = image.height;
    GrayF64 out = new GrayF64(width, height);
    double[] padded = new double[width + 2 * radius];
    for (int y = 0; y < height; y++) {
      weigh(weights[0], image.data, image.getIndex(0, y), padded, radius, width);
      for (int d = radius; d > 0; d--) {
        int above = image.getIndex(0, border.index(y - d, height));
        int below = image.getIndex(0, border.index(y + d, height));
        addPair(weights[d], image.data, above, below, padded, radius, width);
      }
      for (int x = 1; x <= radius; x++) {
        padded[radius - x] = padded[radius + border.index(-x, width)];
        padded[radius + width - 1 + x] = padded[radius + border.index(width - 1 + x, width)];
      }
      int row = y * width;
      weigh(weights[0], padded, radius, out.data, row, width);
      for (int d = radius; d > 0; d--) {
        addPair(weights[d], padded, radius - d, radius + d, out.data, row, width);
      }
    }
    return out;
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
    Images.requireNotEmpty(image);
    double[] weights = weights();
    int radius = weights.length - 1;
    int width = image.width;
    int height = image.height;
    GrayF32 out = new GrayF32(width, height);
    float[] padded = new float[width + 2 * radius];
    for (int y = 0; y < height; y++) {
      weigh((float) weights[0], image.data, image.getIndex(0, y), padded, radius, width);
      for (int d = radius; d > 0; d--) {
        int above = image.getIndex(0, border.index(y - d, height));
        int below = image.getIndex(0, border.index(y + d, height));
        addPair((float) weights[d], image.data, above, below, padded, radius, width);
      }
      for (int x = 1; x <= radius; x++) {
        padded[radius - x] = padded[radius + border.index(-x, width)];
        padded[radius + width - 1 + x] = padded[radius + border.index(width - 1 + x, width)];
      }
      int row = y * width;
      weigh((float) weights[0], padded, radius, out.data, row, width);
      for (int d = radius; d > 0; d--) {
        addPair((float) weights[d], padded, radius - d, radius + d, out.data, row, width);
      }
    }
    return out;
  }

  private static void weigh(double weight, double[] in, int from, double[] out, int to, int n) {
    for (int i = 0; i < n; i++) {
      out[to + i] = weight * in[from + i];
    }
  }

  private static void weigh(float weight, float[] in, int from, float[] out, int to, int n) {
    for (int i = 0; i < n; i++) {
      out[to + i] = weight * in[from + i];
    }
  }

  private static void addPair(
      double weight, double[] in, int a, int b, double[] out, int to, int n) {
    for (int i = 0; i < n; i++) {
      out[to + i] += weight * (in[a + i] + in[b + i]);
    }
  }

  private static void addPair(float weight, float[] in, int a, int b, float[] out, int to, int n) {
    for (int i = 0; i < n; i++) {
      out[to + i] += weight * (in[a + i] + in[b + i]);
    }
  }
}
