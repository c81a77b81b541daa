package org.fovea.features.gradient;

import boofcv.struct.image.GrayF32;
import org.fovea.features.image.Images;

/**
 * The gradient of a picture, pixel by pixel.
 *
 * @param dx change per step to the right, in the units of the filter that made it
 * @param dy change per step downwards, of the same size
 */
public record Gradient(GrayF32 dx, GrayF32 dy) {
  public Gradient {
    Images.requireSameSize(dx, dy);
  }

  /**
   * How steep the picture is.
   *
   * @return {@code sqrt(dx^2 + dy^2)} for each pixel
   */
  public GrayF32 magnitude() {
    GrayF32 magnitude = new GrayF32(dx.width, dx.height);
    for (int y = 0, out = 0; y < dx.height; y++) {
      int xi = dx.startIndex + y * dx.stride;
      int yi = dy.startIndex + y * dy.stride;
      for (int x = 0; x < dx.width; x++) {
        float gx = dx.data[xi + x];
        float gy = dy.data[yi + x];
        magnitude.data[out++] = (float) Math.sqrt(gx * gx + gy * gy);
      }
    }
    return magnitude;
  }

  /**
   * How steep the picture is, by any norm.
   *
   * @param norm how long a gradient is
   * @return the length for each pixel
   */
  public GrayF32 magnitude(GradientNorm norm) {
    GrayF32 magnitude = new GrayF32(dx.width, dx.height);
    for (int y = 0, out = 0; y < dx.height; y++) {
      int xi = dx.startIndex + y * dx.stride;
      int yi = dy.startIndex + y * dy.stride;
      for (int x = 0; x < dx.width; x++) {
        magnitude.data[out++] = (float) norm.of(dx.data[xi + x], dy.data[yi + x]);
      }
    }
    return magnitude;
  }

  /**
   * Where the picture gets brighter.
   *
   * @return {@code atan2(dy, dx)} for each pixel, radians in -pi..pi: 0 is to the right, pi/2 is
   *     down
   */
  public GrayF32 orientation() {
    GrayF32 orientation = new GrayF32(dx.width, dx.height);
    for (int y = 0, out = 0; y < dx.height; y++) {
      int xi = dx.startIndex + y * dx.stride;
      int yi = dy.startIndex + y * dy.stride;
      for (int x = 0; x < dx.width; x++) {
        orientation.data[out++] = (float) Math.atan2(dy.data[yi + x], dx.data[xi + x]);
      }
    }
    return orientation;
  }
}
