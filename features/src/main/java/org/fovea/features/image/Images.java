package org.fovea.features.image;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;

/**
 * The conventions that every module keeps, and the few steps that turn one form of picture into
 * another.
 *
 * <ul>
 *   <li>{@code GrayU8} and {@code Planar<GrayU8>} hold pictures, {@code GrayF32} and {@code
 *       Planar<GrayF32>} hold what is computed.
 *   <li>Bands are in the order R, G, B; values are sRGB, 0..255.
 *   <li>Grey is Rec. 601 luma.
 *   <li>Sub-images (start index and stride) work in every operation; inputs are never modified.
 *   <li>Pixel (0, 0) has its centre at (0.5, 0.5).
 * </ul>
 */
public final class Images {
  private Images() {}

  /**
   * A black RGB picture.
   *
   * @param width columns, at least 0
   * @param height rows, at least 0
   * @return a picture of three bands R, G, B, all 0
   */
  public static Planar<GrayU8> rgb(int width, int height) {
    return new Planar<>(GrayU8.class, width, height, 3);
  }
}
