package org.fovea.features.quality;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.image.Images;

/**
 * {@code 10 log10(range² / mean squared error)} in decibels, as {@code
 * skimage.metrics.peak_signal_noise_ratio}; infinite for equal pictures.
 */
public final class PeakSignalToNoiseRatio {
  private PeakSignalToNoiseRatio() {}

  /**
   * The ratio for a picture of bytes, whose range is 255.
   *
   * @param reference at least 1 x 1
   * @param image of the same size
   * @return decibels
   * @throws IllegalArgumentException if the pictures differ in size or have no pixels
   */
  public static double of(GrayU8 reference, GrayU8 image) {
    Images.requireNotEmpty(reference);
    Images.requireSameSize(reference, image);
    return decibels(
        (double) squaredError(reference, image), reference.width, reference.height, 1, 255);
  }

  /**
   * The ratio for a picture of several bands of bytes, whose range is 255, over all bands together.
   *
   * @param reference at least 1 x 1
   * @param image of the same size and as many bands
   * @return decibels
   * @throws IllegalArgumentException if the pictures differ in size or bands or have no pixels
   */
  public static double of(Planar<GrayU8> reference, Planar<GrayU8> image) {
    Images.requireNotEmpty(reference);
    Images.requireSameSize(reference, image);
    int bands = reference.getNumBands();
    if (bands != image.getNumBands()) {
      throw new IllegalArgumentException(
          "expected as many bands in both, got " + bands + " and " + image.getNumBands());
    }
    long sum = 0;
    for (int band = 0; band < bands; band++) {
      sum += squaredError(reference.getBand(band), image.getBand(band));
    }
    return decibels((double) sum, reference.width, reference.height, bands, 255);
  }

  /**
   * The ratio for a picture of floats.
   *
   * @param reference at least 1 x 1
   * @param image of the same size
   * @param range the difference of the highest and the lowest value there can be, above 0
   * @return decibels
   * @throws IllegalArgumentException if the pictures differ in size or have no pixels, or the range
   *     is not above 0
   */
  public static double of(GrayF32 reference, GrayF32 image, double range) {
    Images.requireNotEmpty(reference);
    Images.requireSameSize(reference, image);
    if (!(range > 0 && range < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("range must be above 0 and finite, got " + range);
    }
    double sum = 0;
    for (int y = 0; y < reference.height; y++) {
      int a = reference.getIndex(0, y);
      int b = image.getIndex(0, y);
      for (int x = 0; x < reference.width; x++) {
        double difference = (double) reference.data[a + x] - image.data[b + x];
        sum += difference * difference;
      }
    }
    return decibels(sum, reference.width, reference.height, 1, range);
  }

  private static long squaredError(GrayU8 reference, GrayU8 image) {
    long sum = 0;
    for (int y = 0; y < reference.height; y++) {
      int a = reference.getIndex(0, y);
      int b = image.getIndex(0, y);
      for (int x = 0; x < reference.width; x++) {
        int difference = (reference.data[a + x] & 0xFF) - (image.data[b + x] & 0xFF);
        sum += (long) difference * difference;
      }
    }
    return sum;
  }

  private static double decibels(double sum, int width, int height, int bands, double range) {
    double mean = sum / ((double) width * height * bands);
    return 10 * Math.log10(range * range / mean);
  }
}
