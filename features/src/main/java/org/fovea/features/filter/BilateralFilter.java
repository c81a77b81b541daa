package org.fovea.features.filter;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import java.util.Arrays;
import org.fovea.features.image.Images;

/**
 * Smooths, but not across edges (Tomasi and Manduchi, 1998): the mean of the pixels in a disc,
 * weighted by {@code exp(-d²/2σs²) · exp(-(I(p) - I(q))²/2σc²)} with the distance d of the pixels p
 * and q. It follows OpenCV's {@code bilateralFilter}.
 *
 * @param diameter of the disc in pixels, which holds all pixels at most {@code diameter/2} (rounded
 *     down, at least 1) away; 0..255, 0 for a radius of {@code 1.5·sigmaSpace}, rounded
 * @param sigmaColour how much values may differ, above 0, in the units of the picture's values
 * @param sigmaSpace how far pixels may be apart, above 0 and at most 85 pixels
 * @param border what is beyond the edge; OpenCV's default is {@link Border#REFLECT_101}
 */
public record BilateralFilter(int diameter, double sigmaColour, double sigmaSpace, Border border) {
  public BilateralFilter {
    if (diameter < 0 || diameter > 255) {
      throw new IllegalArgumentException("diameter must be 0..255, got " + diameter);
    }
    if (!(sigmaColour > 0)) {
      throw new IllegalArgumentException("sigmaColour must be above 0, got " + sigmaColour);
    }
    if (!(sigmaSpace > 0 && sigmaSpace <= 85)) {
      throw new IllegalArgumentException(
          "sigmaSpace must be above 0, at most 85, got " + sigmaSpace);
    }
  }

  /**
   * A filter that reflects at the edge, OpenCV's default.
   *
   * @param diameter of the disc in pixels, 0..255; 0 takes it from {@code sigmaSpace}
   * @param sigmaColour how much values may differ, above 0
   * @param sigmaSpace how far pixels may be apart, above 0 and at most 85
   */
  public BilateralFilter(int diameter, double sigmaColour, double sigmaSpace) {
    this(diameter, sigmaColour, sigmaSpace, Border.REFLECT_101);
  }

  private int radius() {
    return Math.max(1, diameter == 0 ? (int) Math.rint(1.5 * sigmaSpace) : diameter / 2);
  }

  /**
   * Filters bytes; means are rounded to the nearest, halves to even.
   *
   * @param image the picture, at least 1 x 1
   * @return the filtered picture, of the same size
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayU8 apply(GrayU8 image) {
    Images.requireNotEmpty(image);
    int radius = radius();
    int stride = image.width + 2 * radius;
    int[] padded = Padding.ints(image, radius, border);
    Disc disc = Disc.of(radius, stride, sigmaSpace);
    float[] colour = new float[256];
    for (int i = 0; i < 256; i++) {
      colour[i] = (float) Math.exp(-0.5 / (sigmaColour * sigmaColour) * i * i);
    }
    GrayU8 out = new GrayU8(image.width, image.height);
    for (int y = 0; y < image.height; y++) {
      for (int x = 0; x < image.width; x++) {
        int centre = y * stride + x;
        int value = padded[centre + radius * stride + radius];
        float weights = 0;
        float sum = 0;
        for (int i = 0; i < disc.offsets.length; i++) {
          int other = padded[centre + disc.offsets[i]];
          float weight = disc.weights[i] * colour[Math.abs(other - value)];
          weights += weight;
          sum = (float) (other * (double) weight + sum);
        }
        out.data[y * image.width + x] = (byte) Math.rint(sum / weights);
      }
    }
    return out;
  }

  /**
   * Filters floats. OpenCV takes the exponential of differences from a table of 4096 entries, this
   * computes it.
   *
   * @param image the picture, at least 1 x 1, of finite values
   * @return the filtered picture, of the same size
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayF32 apply(GrayF32 image) {
    Images.requireNotEmpty(image);
    int radius = radius();
    int stride = image.width + 2 * radius;
    float[] padded = Padding.floats(image, radius, border);
    Disc disc = Disc.of(radius, stride, sigmaSpace);
    double scale = -0.5 / (sigmaColour * sigmaColour);
    GrayF32 out = new GrayF32(image.width, image.height);
    for (int y = 0; y < image.height; y++) {
      for (int x = 0; x < image.width; x++) {
        int centre = y * stride + x;
        float value = padded[centre + radius * stride + radius];
        double weights = 0;
        double sum = 0;
        for (int i = 0; i < disc.offsets.length; i++) {
          float other = padded[centre + disc.offsets[i]];
          double difference = other - value;
          double weight = disc.weights[i] * Math.exp(scale * difference * difference);
          weights += weight;
          sum += other * weight;
        }
        out.data[y * image.width + x] = (float) (sum / weights);
      }
    }
    return out;
  }

  /** The pixels of the disc: where they are from its box's first corner, and their weights. */
  private static final class Disc {
    final int[] offsets;
    final float[] weights;

    private Disc(int[] offsets, float[] weights) {
      this.offsets = offsets;
      this.weights = weights;
    }

    static Disc of(int radius, int stride, double sigma) {
      int size = 2 * radius + 1;
      int[] offsets = new int[size * size];
      float[] weights = new float[size * size];
      int n = 0;
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          int square = (i - radius) * (i - radius) + (j - radius) * (j - radius);
          if (square <= radius * radius) {
            offsets[n] = i * stride + j;
            weights[n] = (float) Math.exp(-0.5 / (sigma * sigma) * square);
            n++;
          }
        }
      }
      return new Disc(Arrays.copyOf(offsets, n), Arrays.copyOf(weights, n));
    }
  }
}
