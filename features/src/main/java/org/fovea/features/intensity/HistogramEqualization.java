package org.fovea.features.intensity;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import java.util.Arrays;
import org.fovea.features.image.Images;

/** Maps gray levels so that all of them become about equally frequent. */
public final class HistogramEqualization {
  private HistogramEqualization() {}

  /**
   * Spreads the levels over 0..255, the darkest at 0; {@code cv2.equalizeHist} to the last bit.
   *
   * @param image at least 1 x 1
   * @return a picture of its size; the same levels where there is only one
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public static GrayU8 equalize(GrayU8 image) {
    Images.requireNotEmpty(image);
    int[] counts = GrayHistogram.of(image);
    int darkest = 0;
    while (counts[darkest] == 0) {
      darkest++;
    }
    int pixels = image.width * image.height;
    byte[] table = new byte[256];
    if (counts[darkest] == pixels) {
      Arrays.fill(table, (byte) darkest);
      return GrayHistogram.map(image, table);
    }
    float scale = 255f / (pixels - counts[darkest]);
    int sum = 0;
    for (int level = darkest + 1; level < 256; level++) {
      sum += counts[level];
      table[level] = (byte) Math.min((int) Math.rint(sum * scale), 255);
    }
    return GrayHistogram.map(image, table);
  }

  /**
   * Each pixel's part of pixels that are not lighter, the cumulative distribution of levels; {@code
   * skimage.exposure.equalize_hist} of a picture of bytes.
   *
   * @param image at least 1 x 1
   * @return a picture of its size, above 0 and up to 1, each value rounded to float once
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public static GrayF32 cumulative(GrayU8 image) {
    Images.requireNotEmpty(image);
    int[] counts = GrayHistogram.of(image);
    double pixels = (double) image.width * image.height;
    float[] table = new float[256];
    int sum = 0;
    for (int level = 0; level < 256; level++) {
      sum += counts[level];
      table[level] = (float) (sum / pixels);
    }
    GrayF32 equalized = new GrayF32(image.width, image.height);
    for (int y = 0, out = 0; y < image.height; y++) {
      int from = image.getIndex(0, y);
      for (int i = from; i < from + image.width; i++) {
        equalized.data[out++] = table[image.data[i] & 0xFF];
      }
    }
    return equalized;
  }
}
