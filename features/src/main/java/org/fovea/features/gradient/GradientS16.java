package org.fovea.features.gradient;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayS16;
import org.fovea.features.image.Images;

/**
 * The gradient of a picture of bytes in whole numbers.
 *
 * @param dx change per step to the right, in the units of the filter that made it
 * @param dy change per step downwards, of the same size
 */
public record GradientS16(GrayS16 dx, GrayS16 dy) {
  public GradientS16 {
    Images.requireSameSize(dx, dy);
  }

  /**
   * The same numbers as floats.
   *
   * @return a copy
   */
  public Gradient toF32() {
    return new Gradient(toF32(dx), toF32(dy));
  }

  private static GrayF32 toF32(GrayS16 image) {
    GrayF32 copy = new GrayF32(image.width, image.height);
    for (int y = 0, out = 0; y < image.height; y++) {
      int in = image.startIndex + y * image.stride;
      for (int x = 0; x < image.width; x++) {
        copy.data[out++] = image.data[in + x];
      }
    }
    return copy;
  }
}
