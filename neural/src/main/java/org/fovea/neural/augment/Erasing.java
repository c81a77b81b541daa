package org.fovea.neural.augment;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Arrays;
import org.fovea.features.image.Images;

/** Covers a part of a picture. */
final class Erasing {
  private Erasing() {}

  /**
   * Covers the part of a rectangle that is inside the picture.
   *
   * @param x left column
   * @param y top row
   */
  static AnnotatedImage of(AnnotatedImage example, int x, int y, int width, int height, int fill) {
    Planar<GrayU8> image = example.image();
    Planar<GrayU8> covered = Images.crop(image, 0, 0, image.width, image.height);
    int left = Math.max(x, 0);
    int right = Math.min(x + width, image.width);
    for (int band = 0; band < image.getNumBands(); band++) {
      byte[] to = covered.getBand(band).data;
      for (int row = Math.max(y, 0); row < Math.min(y + height, image.height); row++) {
        int from = row * image.width;
        if (left < right) {
          Arrays.fill(to, from + left, from + right, (byte) fill);
        }
      }
    }
    return example.withImage(covered);
  }
}
