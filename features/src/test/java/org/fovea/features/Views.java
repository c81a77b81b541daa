package org.fovea.features;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Random;
import org.fovea.features.image.Images;

/** The same pictures as sub-images of larger ones, and pictures of noise. */
public final class Views {
  private Views() {}

  /** A sub-image with the same pixels, in the middle of noise. */
  public static GrayU8 inside(GrayU8 image) {
    GrayU8 around = noise(image.width + 5, image.height + 7, 99).getBand(0);
    GrayU8 view = around.subimage(3, 4, 3 + image.width, 4 + image.height);
    view.setTo(image);
    return view;
  }

  /** A sub-image with the same pixels, in the middle of zeros. */
  public static GrayF32 inside(GrayF32 image) {
    GrayF32 around = new GrayF32(image.width + 5, image.height + 7);
    GrayF32 view = around.subimage(3, 4, 3 + image.width, 4 + image.height);
    view.setTo(image);
    return view;
  }

  /** A sub-image with the same pixels, in the middle of noise. */
  public static Planar<GrayU8> inside(Planar<GrayU8> image) {
    Planar<GrayU8> around = noise(image.width + 5, image.height + 7, 99);
    Planar<GrayU8> view = around.subimage(3, 4, 3 + image.width, 4 + image.height);
    view.setTo(image);
    return view;
  }

  /** A picture of noise. */
  public static Planar<GrayU8> noise(int width, int height, long seed) {
    Planar<GrayU8> image = Images.rgb(width, height);
    Random random = new Random(seed);
    for (GrayU8 band : image.bands) {
      random.nextBytes(band.data);
    }
    return image;
  }
}
