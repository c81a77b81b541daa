package org.fovea.samples.features;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;

/** Something that can be computed of a picture. */
@FunctionalInterface
public interface Feature {
  /**
   * Computes it.
   *
   * @param image a picture of 3 bands, at least 1 x 1
   * @return the result
   * @throws IllegalArgumentException if the picture is too small for it
   */
  FeatureResult of(Planar<GrayU8> image);
}
