package org.fovea.neural.augment;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.image.Images;

/** Blurs or sharpens a little: torchvision's {@code adjust_sharpness} of a uint8 tensor. */
public final class Sharpness {
  private Sharpness() {}

  /**
   * Blends {@code factor * picture + (1 - factor) * smooth}, where the smooth picture has the
   * weights 1, and 5 in the middle, over 3 x 3 pixels, and the same pixels as the picture at the
   * edge.
   *
   * @param image any number of bands; not modified; the same comes back if a side is 2 or less
   * @param factor 0 smooth, 1 the same, 2 sharp; at least 0
   * @return the changed picture
   */
  public static Planar<GrayU8> adjust(Planar<GrayU8> image, double factor) {
    Planar<GrayU8> smooth = Images.crop(image, 0, 0, image.width, image.height);
    if (image.width <= 2 || image.height <= 2) {
      return smooth;
    }
    for (int band = 0; band < image.getNumBands(); band++) {
      smooth(image.getBand(band), smooth.getBand(band));
    }
    return ColourAdjustment.blend(image, smooth, factor);
  }

  private static void smooth(GrayU8 from, GrayU8 to) {
    byte[] in = from.data;
    for (int y = 1; y < from.height - 1; y++) {
      int row = from.startIndex + y * from.stride;
      for (int x = 1; x < from.width - 1; x++) {
        int at = row + x;
        int sum = 4 * (in[at] & 0xFF) + three(in, at);
        sum += three(in, at - from.stride) + three(in, at + from.stride);
        to.data[y * to.width + x] = (byte) ((2 * sum + 13) / 26); // a thirteenth, rounded
      }
    }
  }

  private static int three(byte[] in, int middle) {
    return (in[middle - 1] & 0xFF) + (in[middle] & 0xFF) + (in[middle + 1] & 0xFF);
  }
}
