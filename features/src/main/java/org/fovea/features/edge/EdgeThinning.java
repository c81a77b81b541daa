package org.fovea.features.edge;

import boofcv.struct.image.GrayF32;
import org.fovea.features.gradient.Gradient;
import org.fovea.features.gradient.GradientNorm;

/**
 * Non-maximum suppression of edges: a pixel stays where the gradient is as long as nowhere nearby
 * along its direction. Both rules see lengths of 0 beyond the edge of the picture.
 */
public enum EdgeThinning {
  /**
   * OpenCV's rule: the two of eight neighbours that are nearest to the direction, in sectors of 45
   * degrees with tan 22.5° taken as 13573/2^15. Along a row or column the pixel must be longer than
   * the one before it and at least as long as the one after, along a diagonal longer than both.
   */
  SECTORS {
    @Override
    boolean isMaximum(double dx, double dy, double[] magnitude, int i, int stride) {
      double m = magnitude[i];
      double x = Math.abs(dx) * TAN_22;
      double y = Math.abs(dy) * (1 << 15);
      if (y < x) {
        return m > magnitude[i - 1] && m >= magnitude[i + 1];
      }
      if (y > x + Math.abs(dx) * (1 << 16)) {
        return m > magnitude[i - stride] && m >= magnitude[i + stride];
      }
      int step = dx < 0 != dy < 0 ? stride - 1 : stride + 1;
      return m > magnitude[i - step] && m > magnitude[i + step];
    }

    @Override
    int margin() {
      return 0;
    }
  },

  /**
   * scikit-image's rule: the lengths a step away in both directions, interpolated between two
   * neighbours each; none may be longer than the pixel's. The outermost pixels are never edges.
   */
  INTERPOLATED {
    @Override
    boolean isMaximum(double dx, double dy, double[] magnitude, int i, int stride) {
      double x = Math.abs(dx);
      double y = Math.abs(dy);
      int across = dx < 0 != dy < 0 ? -1 : 1;
      int nearest = y >= x ? stride : across;
      int diagonal = stride + across;
      double weight = y >= x ? x / y : y / x;
      double m = magnitude[i];
      return magnitude[i + diagonal] * weight + magnitude[i + nearest] * (1 - weight) <= m
          && magnitude[i - diagonal] * weight + magnitude[i - nearest] * (1 - weight) <= m;
    }

    @Override
    int margin() {
      return 1;
    }
  };

  static final int TAN_22 = 13573;

  /**
   * Whether a pixel stays.
   *
   * @param magnitude lengths with a margin of at least one pixel
   * @param i the pixel's index there; its length is above 0
   * @param stride from one row to the next
   */
  abstract boolean isMaximum(double dx, double dy, double[] magnitude, int i, int stride);

  /** How many pixels along the picture's edges are never edges. */
  abstract int margin();

  /**
   * Thins the edges of a gradient.
   *
   * @param gradient any size
   * @param norm how long a gradient is
   * @return the length where it is a maximum, otherwise 0
   */
  public GrayF32 apply(Gradient gradient, GradientNorm norm) {
    int width = gradient.dx().width;
    int height = gradient.dx().height;
    int stride = width + 2;
    double[] magnitude = new double[stride * (height + 2)];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        magnitude[(y + 1) * stride + x + 1] =
            norm.of(gradient.dx().unsafe_get(x, y), gradient.dy().unsafe_get(x, y));
      }
    }
    GrayF32 thin = new GrayF32(width, height);
    for (int y = margin(); y < height - margin(); y++) {
      for (int x = margin(); x < width - margin(); x++) {
        int i = (y + 1) * stride + x + 1;
        float dx = gradient.dx().unsafe_get(x, y);
        float dy = gradient.dy().unsafe_get(x, y);
        if (magnitude[i] > 0 && isMaximum(dx, dy, magnitude, i, stride)) {
          thin.data[y * width + x] = (float) magnitude[i];
        }
      }
    }
    return thin;
  }
}
