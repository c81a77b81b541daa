package org.fovea.features.intensity;

import boofcv.struct.image.GrayU8;
import org.fovea.features.image.Images;

/** One threshold for the whole picture. */
public final class Threshold {
  private Threshold() {}

  /**
   * The level that best parts dark pixels from light ones: it maximises the variance between the
   * two classes (Otsu, "A threshold selection method from gray-level histograms", 1979, equation
   * 18), the lowest such level, in the arithmetic of OpenCV's {@code THRESH_OTSU}.
   *
   * @param image at least 1 x 1
   * @return 0..255, the lightest level of the dark class; 0 where all pixels are the same
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public static int otsu(GrayU8 image) {
    Images.requireNotEmpty(image);
    int[] counts = GrayHistogram.of(image);
    double scale = 1.0 / ((double) image.width * image.height);
    double mean = 0;
    for (int level = 0; level < 256; level++) {
      mean += level * (double) counts[level];
    }
    mean *= scale;
    double epsilon = Math.ulp(1f);
    double darkMean = 0;
    double dark = 0;
    double most = 0;
    int best = 0;
    for (int level = 0; level < 256; level++) {
      double part = counts[level] * scale;
      darkMean *= dark;
      dark += part;
      double light = 1 - dark;
      if (Math.min(dark, light) < epsilon || Math.max(dark, light) > 1 - epsilon) {
        continue;
      }
      darkMean = (darkMean + level * part) / dark;
      double lightMean = (mean - dark * darkMean) / light;
      double between = dark * light * (darkMean - lightMean) * (darkMean - lightMean);
      if (between > most) {
        most = between;
        best = level;
      }
    }
    return best;
  }

  /**
   * Light pixels white, the others black.
   *
   * @param image any picture
   * @param level the lightest level that becomes black, -1..255
   * @return a picture of its size: 255 where it is above {@code level}, otherwise 0
   * @throws IllegalArgumentException if the level is out of range
   */
  public static GrayU8 binary(GrayU8 image, int level) {
    if (level < -1 || level > 255) {
      throw new IllegalArgumentException("level must be -1..255, got " + level);
    }
    byte[] table = new byte[256];
    for (int i = level + 1; i < 256; i++) {
      table[i] = (byte) 255;
    }
    return GrayHistogram.map(image, table);
  }
}
