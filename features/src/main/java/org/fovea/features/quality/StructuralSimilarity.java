package org.fovea.features.quality;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayF64;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.ImageBase;
import boofcv.struct.image.Planar;
import java.util.Arrays;
import org.fovea.features.filter.Border;
import org.fovea.features.filter.GaussianBlur;
import org.fovea.features.image.Images;

/**
 * How alike two pictures look, SSIM (Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment:
 * from error visibility to structural similarity", 2004, equation 13), as {@code
 * skimage.metrics.structural_similarity}: 1 for equal pictures, at least -1.
 *
 * @param config how to compare
 */
public record StructuralSimilarity(SsimConfig config) {
  /** A similarity with scikit-image's defaults. */
  public StructuralSimilarity() {
    this(SsimConfig.defaults());
  }

  /**
   * The mean similarity.
   *
   * @param a at least as large as the window
   * @param b of the same size
   * @return the mean over all windows that are inside the pictures
   * @throws IllegalArgumentException if the pictures differ in size or are smaller than the window
   */
  public double of(GrayU8 a, GrayU8 b) {
    return mean(map(a, b));
  }

  /**
   * The mean similarity.
   *
   * @param a at least as large as the window
   * @param b of the same size
   * @return the mean over all windows that are inside the pictures
   * @throws IllegalArgumentException if the pictures differ in size or are smaller than the window
   */
  public double of(GrayF32 a, GrayF32 b) {
    return mean(map(a, b));
  }

  /**
   * The mean similarity of pictures with several bands, scikit-image's with {@code channel_axis}.
   *
   * @param a at least as large as the window
   * @param b of the same size and as many bands
   * @return the mean over the bands of {@link #of(GrayU8, GrayU8)}
   * @throws IllegalArgumentException if the pictures differ in size or bands or are smaller than
   *     the window
   */
  public double of(Planar<GrayU8> a, Planar<GrayU8> b) {
    if (a.getNumBands() != b.getNumBands() || a.getNumBands() == 0) {
      throw new IllegalArgumentException(
          String.format(
              "expected as many bands in both, at least 1, got %d and %d",
              a.getNumBands(), b.getNumBands()));
    }
    double sum = 0;
    for (int band = 0; band < a.getNumBands(); band++) {
      sum += of(a.getBand(band), b.getBand(band));
    }
    return sum / a.getNumBands();
  }

  /**
   * The similarity of every window.
   *
   * @param a at least as large as the window
   * @param b of the same size
   * @return by the window's place, {@code windowSize - 1} columns and rows fewer than the pictures
   * @throws IllegalArgumentException if the pictures differ in size or are smaller than the window
   */
  public GrayF64 map(GrayU8 a, GrayU8 b) {
    requireWindows(a, b);
    return compare(doubles(a), doubles(b), a.width, a.height);
  }

  /**
   * The similarity of every window.
   *
   * @param a at least as large as the window
   * @param b of the same size
   * @return by the window's place, {@code windowSize - 1} columns and rows fewer than the pictures
   * @throws IllegalArgumentException if the pictures differ in size or are smaller than the window
   */
  public GrayF64 map(GrayF32 a, GrayF32 b) {
    requireWindows(a, b);
    return compare(doubles(a), doubles(b), a.width, a.height);
  }

  private void requireWindows(ImageBase<?> a, ImageBase<?> b) {
    Images.requireSameSize(a, b);
    int size = config.windowSize();
    if (a.width < size || a.height < size) {
      throw new IllegalArgumentException(
          String.format(
              "expected pictures of at least one window of %d x %d, got %d x %d",
              size, size, a.width, a.height));
    }
  }

  private static double mean(GrayF64 map) {
    double sum = 0;
    for (double v : map.data) {
      sum += v;
    }
    return sum / map.data.length;
  }

  private GrayF64 compare(double[] a, double[] b, int width, int height) {
    double[] weights = weights();
    double[] meansA = means(a, width, height, weights);
    double[] meansB = means(b, width, height, weights);
    double[] squaresA = means(products(a, a), width, height, weights);
    double[] squaresB = means(products(b, b), width, height, weights);
    double[] mixed = means(products(a, b), width, height, weights);
    double c1 = config.k1() * config.dataRange() * config.k1() * config.dataRange();
    double c2 = config.k2() * config.dataRange() * config.k2() * config.dataRange();
    double n = (double) weights.length * weights.length;
    double correction = config.sampleCovariance() ? n / (n - 1) : 1;
    GrayF64 map = new GrayF64(width - weights.length + 1, height - weights.length + 1);
    for (int i = 0; i < map.data.length; i++) {
      double x = meansA[i];
      double y = meansB[i];
      double varianceX = correction * (squaresA[i] - x * x);
      double varianceY = correction * (squaresB[i] - y * y);
      double covariance = correction * (mixed[i] - x * y);
      map.data[i] =
          (2 * x * y + c1)
              * (2 * covariance + c2)
              / ((x * x + y * y + c1) * (varianceX + varianceY + c2));
    }
    return map;
  }

  private double[] weights() {
    int radius = config.windowSize() / 2;
    double[] weights = new double[config.windowSize()];
    if (config.sigma() == 0) {
      Arrays.fill(weights, 1.0 / weights.length);
      return weights;
    }
    double[] half =
        new GaussianBlur(config.sigma(), radius / config.sigma(), Border.REFLECT).weights();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = half[Math.abs(i - radius)];
    }
    return weights;
  }

  /** Weighted means of the windows inside a picture. */
  private static double[] means(double[] values, int width, int height, double[] weights) {
    int columns = width - weights.length + 1;
    int rows = height - weights.length + 1;
    double[] means = new double[columns * rows];
    double[] sums = new double[width];
    double[] line = new double[columns];
    for (int y = 0; y < rows; y++) {
      Arrays.fill(sums, 0);
      for (int k = 0; k < weights.length; k++) {
        addWeighted(weights[k], values, (y + k) * width, sums);
      }
      Arrays.fill(line, 0);
      for (int k = 0; k < weights.length; k++) {
        addWeighted(weights[k], sums, k, line);
      }
      System.arraycopy(line, 0, means, y * columns, columns);
    }
    return means;
  }

  private static void addWeighted(double weight, double[] in, int from, double[] sums) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += weight * in[from + x];
    }
  }

  private static double[] products(double[] a, double[] b) {
    double[] products = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      products[i] = a[i] * b[i];
    }
    return products;
  }

  private static double[] doubles(GrayU8 image) {
    double[] values = new double[image.width * image.height];
    for (int y = 0, out = 0; y < image.height; y++) {
      int from = image.getIndex(0, y);
      for (int x = 0; x < image.width; x++) {
        values[out++] = image.data[from + x] & 0xFF;
      }
    }
    return values;
  }

  private static double[] doubles(GrayF32 image) {
    double[] values = new double[image.width * image.height];
    for (int y = 0, out = 0; y < image.height; y++) {
      int from = image.getIndex(0, y);
      for (int x = 0; x < image.width; x++) {
        values[out++] = image.data[from + x];
      }
    }
    return values;
  }
}
