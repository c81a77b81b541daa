package org.fovea.features.edge;

import boofcv.struct.image.GrayF64;
import boofcv.struct.image.GrayU8;
import java.util.Arrays;
import org.fovea.features.filter.Border;
import org.fovea.features.filter.GaussianBlur;
import org.fovea.features.filter.SeparableFilter;
import org.fovea.features.gradient.GradientKernel;
import org.fovea.features.gradient.GradientNorm;

/**
 * Canny in double precision. Operations are in the order in which scipy and scikit-image do them,
 * so that rounding decides ties the same way.
 */
final class DoubleCanny {
  private final CannyConfig config;

  DoubleCanny(CannyConfig config) {
    this.config = config;
  }

  GrayU8 apply(GrayF64 image) {
    int width = image.width;
    int height = image.height;
    GrayF64 smooth = smooth(image);
    GrayF64 dx = difference(smooth, true);
    GrayF64 dy = difference(smooth, false);
    int stride = width + 2;
    double[] magnitude = new double[stride * (height + 2)];
    double[] rowX = new double[width];
    double[] rowY = new double[width];
    double[] lengths = new double[width];
    for (int y = 0; y < height; y++) {
      System.arraycopy(dx.data, y * width, rowX, 0, width);
      System.arraycopy(dy.data, y * width, rowY, 0, width);
      measure(config.norm(), rowX, rowY, lengths);
      System.arraycopy(lengths, 0, magnitude, (y + 1) * stride + 1, width);
    }
    double low = config.low();
    double high = config.high();
    if (config.unit() == ThresholdUnit.QUANTILE) {
      double[] sorted = new double[width * height];
      for (int y = 0; y < height; y++) {
        System.arraycopy(magnitude, (y + 1) * stride + 1, sorted, y * width, width);
      }
      Arrays.sort(sorted);
      low = quantile(sorted, low);
      high = quantile(sorted, high);
    }
    EdgeThinning thinning = config.thinning();
    if (thinning == EdgeThinning.SECTORS) {
      // Lengths must exceed the thresholds.
      low = Math.nextUp(low);
      high = Math.nextUp(high);
    }
    low = Math.max(low, Double.MIN_VALUE);
    int margin = thinning.margin();
    EdgeMap map = new EdgeMap(width, height);
    for (int y = margin; y < height - margin; y++) {
      for (int x = margin; x < width - margin; x++) {
        int i = (y + 1) * stride + x + 1;
        if (magnitude[i] >= low
            && thinning.isMaximum(
                dx.data[y * width + x], dy.data[y * width + x], magnitude, i, stride)) {
          if (magnitude[i] >= high) {
            map.edge(x, y);
          } else {
            map.maybe(x, y);
          }
        }
      }
    }
    return map.link();
  }

  private GrayF64 smooth(GrayF64 image) {
    GaussianBlur blur = new GaussianBlur(config.sigma(), 4, config.smoothingBorder());
    GrayF64 smooth = blur.apply(image);
    if (config.smoothingBorder() == Border.ZERO) {
      divideByWeights(smooth, blur);
    }
    return smooth;
  }

  /**
   * Divides by the sum of the weights that fell on the picture. It is the same for all pixels that
   * are as far from the edges as the Gaussian reaches, so one of each kind is enough.
   */
  private static void divideByWeights(GrayF64 smooth, GaussianBlur blur) {
    int radius = blur.weights().length - 1;
    GrayF64 ones =
        new GrayF64(
            Math.min(smooth.width, 2 * radius + 1), Math.min(smooth.height, 2 * radius + 1));
    Arrays.fill(ones.data, 1);
    GrayF64 weights = blur.apply(ones);
    double[] row = new double[smooth.width];
    for (int y = 0; y < smooth.height; y++) {
      int like = kind(y, smooth.height, radius);
      for (int x = 0; x < row.length; x++) {
        // scikit-image adds the machine's epsilon.
        row[x] = weights.get(kind(x, row.length, radius), like) + Math.ulp(1.0);
      }
      for (int x = 0; x < row.length; x++) {
        smooth.data[y * row.length + x] /= row[x];
      }
    }
  }

  /**
   * The position in a row of at most {@code 2·radius + 1} pixels that sees as much of the edges.
   */
  private static int kind(int i, int size, int radius) {
    int small = Math.min(size, 2 * radius + 1);
    if (i < radius) {
      return Math.min(i, small - 1);
    }
    return Math.max(radius, i - (size - small));
  }

  private GrayF64 difference(GrayF64 smooth, boolean across) {
    GradientKernel kernel =
        switch (config.aperture()) {
          case 3 -> GradientKernel.SOBEL;
          case 5 -> GradientKernel.SOBEL_5;
          default -> GradientKernel.SOBEL_7;
        };
    double[] difference = Arrays.stream(kernel.difference()).asDoubleStream().toArray();
    double[] smoothing = Arrays.stream(kernel.smoothing()).asDoubleStream().toArray();
    double[] nothing = {1};
    Border border = config.gradientBorder();
    if (across) {
      GrayF64 steep = new SeparableFilter(difference, nothing, border).apply(smooth);
      return new SeparableFilter(nothing, smoothing, border).apply(steep);
    }
    return new SeparableFilter(smoothing, difference, border).apply(smooth);
  }

  private static void measure(GradientNorm norm, double[] dx, double[] dy, double[] out) {
    if (norm == GradientNorm.L1) {
      for (int i = 0; i < out.length; i++) {
        out[i] = Math.abs(dx[i]) + Math.abs(dy[i]);
      }
      return;
    }
    for (int i = 0; i < out.length; i++) {
      out[i] = dx[i] * dx[i] + dy[i] * dy[i];
    }
    if (norm == GradientNorm.RMS) {
      for (int i = 0; i < out.length; i++) {
        out[i] /= 2;
      }
    }
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.sqrt(out[i]);
    }
  }

  /** Interpolated between the two nearest of the sorted values, from the nearer, as numpy does. */
  private static double quantile(double[] sorted, double part) {
    double place = part * (sorted.length - 1);
    int before = (int) place;
    int after = Math.min(before + 1, sorted.length - 1);
    double step = sorted[after] - sorted[before];
    double t = place - before;
    return t < 0.5 ? sorted[before] + step * t : sorted[after] - step * (1 - t);
  }
}
