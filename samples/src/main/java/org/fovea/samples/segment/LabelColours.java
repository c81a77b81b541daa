package org.fovea.samples.segment;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.image.Images;

/**
 * Colours of classes: those of Pascal VOC, whose first is black and which differ most for low
 * numbers.
 */
public final class LabelColours {
  private LabelColours() {}

  /**
   * The colour of a class: the number's bits, from the lowest, become the highest bits of red,
   * green and blue in turn.
   *
   * @param label 0..255
   * @return {@code 0xRRGGBB}
   */
  public static int of(int label) {
    int colour = 0;
    int rest = label;
    for (int bit = 7; bit >= 0; bit--) {
      colour |= (rest & 1) << (16 + bit) | (rest >> 1 & 1) << (8 + bit) | (rest >> 2 & 1) << bit;
      rest >>= 3;
    }
    return colour;
  }

  /**
   * A picture with the colours of its classes over it, half and half.
   *
   * @param picture R, G and B
   * @param labels of its pixels
   * @return a new picture
   */
  public static Planar<GrayU8> over(Planar<GrayU8> picture, GrayU8 labels) {
    Planar<GrayU8> mixed = Images.rgb(picture.width, picture.height);
    for (int y = 0; y < picture.height; y++) {
      for (int x = 0; x < picture.width; x++) {
        int colour = of(labels.get(x, y));
        for (int band = 0; band < 3; band++) {
          int part = colour >> (16 - 8 * band) & 0xFF;
          mixed.getBand(band).set(x, y, (picture.getBand(band).get(x, y) + part + 1) / 2);
        }
      }
    }
    return mixed;
  }
}
