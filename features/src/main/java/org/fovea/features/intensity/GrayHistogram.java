package org.fovea.features.intensity;

import boofcv.struct.image.GrayU8;

/** How many pixels a picture has of each gray level. */
public final class GrayHistogram {
  private GrayHistogram() {}

  /**
   * Counts gray levels.
   *
   * @param image any picture
   * @return 256 counts, by level
   */
  public static int[] of(GrayU8 image) {
    int[] counts = new int[256];
    for (int y = 0; y < image.height; y++) {
      int from = image.getIndex(0, y);
      for (int i = from; i < from + image.width; i++) {
        counts[image.data[i] & 0xFF]++;
      }
    }
    return counts;
  }

  /** The picture with every level replaced by the table's. */
  static GrayU8 map(GrayU8 image, byte[] table) {
    GrayU8 mapped = new GrayU8(image.width, image.height);
    for (int y = 0, out = 0; y < image.height; y++) {
      int from = image.getIndex(0, y);
      for (int i = from; i < from + image.width; i++) {
        mapped.data[out++] = table[image.data[i] & 0xFF];
      }
    }
    return mapped;
  }
}
