package org.fovea.samples.picture;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.awt.image.BufferedImage;
import org.fovea.features.image.Images;

/** Pictures that Java can draw on. */
public final class AwtPictures {
  private AwtPictures() {}

  /**
   * Copies a picture to draw on.
   *
   * @param image of one band, or R, G and B; not modified
   * @return a copy without transparency
   */
  public static BufferedImage of(Planar<GrayU8> image) {
    BufferedImage copy = new BufferedImage(image.width, image.height, BufferedImage.TYPE_INT_RGB);
    int bands = image.getNumBands();
    for (int y = 0; y < image.height; y++) {
      for (int x = 0; x < image.width; x++) {
        int r = image.getBand(0).get(x, y);
        int g = image.getBand(bands == 1 ? 0 : 1).get(x, y);
        int b = image.getBand(bands == 1 ? 0 : 2).get(x, y);
        copy.setRGB(x, y, r << 16 | g << 8 | b);
      }
    }
    return copy;
  }

  /**
   * Copies what was drawn.
   *
   * @param drawn not modified
   * @return R, G and B
   */
  public static Planar<GrayU8> planar(BufferedImage drawn) {
    Planar<GrayU8> copy = Images.rgb(drawn.getWidth(), drawn.getHeight());
    for (int y = 0; y < copy.height; y++) {
      for (int x = 0; x < copy.width; x++) {
        int pixel = drawn.getRGB(x, y);
        for (int band = 0; band < 3; band++) {
          copy.getBand(band).set(x, y, pixel >> (16 - 8 * band) & 0xFF);
        }
      }
    }
    return copy;
  }
}
