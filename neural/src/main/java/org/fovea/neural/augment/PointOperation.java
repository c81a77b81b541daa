package org.fovea.neural.augment;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.image.Images;
import org.fovea.features.intensity.GrayHistogram;

/**
 * Changes of levels, each band by itself, of any number of bands: the same bytes as torchvision's
 * functions of a uint8 tensor.
 */
public final class PointOperation {
  private static final Range BITS = new Range(0, 8);

  private PointOperation() {}

  /**
   * Keeps the highest bits of each level.
   *
   * @param image not modified
   * @param bits how many, 0..8
   * @return the changed picture
   */
  public static Planar<GrayU8> posterize(Planar<GrayU8> image, int bits) {
    BITS.require("posterize: bits", bits);
    int mask = -(1 << (8 - bits));
    byte[] table = new byte[256];
    for (int level = 0; level < 256; level++) {
      table[level] = (byte) (level & mask);
    }
    return map(image, table);
  }

  /**
   * Inverts the levels from a threshold on.
   *
   * @param image not modified
   * @param threshold the lowest level that is inverted; 0 inverts all, above 255 none
   * @return the changed picture
   */
  public static Planar<GrayU8> solarize(Planar<GrayU8> image, double threshold) {
    byte[] table = new byte[256];
    for (int level = 0; level < 256; level++) {
      table[level] = (byte) (level >= threshold ? 255 - level : level);
    }
    return map(image, table);
  }

  /**
   * Stretches the levels of each band to 0..255; a band of one level stays the same.
   *
   * @param image at least 1 x 1; not modified
   * @return the changed picture
   */
  public static Planar<GrayU8> autoContrast(Planar<GrayU8> image) {
    Images.requireNotEmpty(image);
    return eachBand(
        image,
        counts -> {
          int lowest = 0;
          while (counts[lowest] == 0) {
            lowest++;
          }
          int highest = 255;
          while (counts[highest] == 0) {
            highest--;
          }
          float scale = lowest == highest ? 1 : 255f / (highest - lowest);
          int from = lowest == highest ? 0 : lowest;
          byte[] table = new byte[256];
          for (int level = lowest; level <= highest; level++) {
            table[level] = (byte) (int) Math.min((level - from) * scale, 255f);
          }
          return table;
        });
  }

  /**
   * Makes the levels of each band about equally frequent, by Pillow's {@code ImageOps.equalize},
   * which is not OpenCV's rule.
   *
   * @param image at least 1 x 1; not modified
   * @return the changed picture
   */
  public static Planar<GrayU8> equalize(Planar<GrayU8> image) {
    Images.requireNotEmpty(image);
    int pixels = image.width * image.height;
    return eachBand(
        image,
        counts -> {
          int highest = 255;
          while (counts[highest] == 0) {
            highest--;
          }
          int step = (pixels - counts[highest]) / 255;
          byte[] table = new byte[256];
          int below = step / 2;
          for (int level = 0; level < 256; level++) {
            table[level] = (byte) (step == 0 ? level : Math.min(below / step, 255));
            below += counts[level];
          }
          return table;
        });
  }

  /** Makes a table of a band's histogram. */
  private interface TableMaker {
    byte[] of(int[] counts);
  }

  private static Planar<GrayU8> eachBand(Planar<GrayU8> image, TableMaker maker) {
    Planar<GrayU8> mapped =
        new Planar<>(GrayU8.class, image.width, image.height, image.getNumBands());
    for (int band = 0; band < image.getNumBands(); band++) {
      GrayU8 from = image.getBand(band);
      map(from, maker.of(GrayHistogram.of(from)), mapped.getBand(band));
    }
    return mapped;
  }

  /** The picture with every level replaced by the table's. */
  static Planar<GrayU8> map(Planar<GrayU8> image, byte[] table) {
    Planar<GrayU8> mapped =
        new Planar<>(GrayU8.class, image.width, image.height, image.getNumBands());
    for (int band = 0; band < image.getNumBands(); band++) {
      map(image.getBand(band), table, mapped.getBand(band));
    }
    return mapped;
  }

  private static void map(GrayU8 from, byte[] table, GrayU8 to) {
    for (int y = 0, out = 0; y < from.height; y++) {
      int in = from.startIndex + y * from.stride;
      for (int x = 0; x < from.width; x++) {
        to.data[out++] = table[from.data[in + x] & 0xFF];
      }
    }
  }
}
