package org.fovea.features.edge;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;

/**
 * Two thresholds: what reaches the high one is an edge, and so is what reaches the low one and is
 * connected to it, at sides or corners, through pixels that do. (scikit-image's {@code
 * apply_hysteresis_threshold} wants values above the thresholds and connects at sides only.)
 *
 * @param low the low threshold
 * @param high the high one, at least the same
 */
public record Hysteresis(double low, double high) {
  public Hysteresis {
    if (!(low <= high)) {
      throw new IllegalArgumentException("high must be at least low = " + low + ", got " + high);
    }
  }

  /**
   * Finds the edges.
   *
   * @param strength any size, such as what {@link EdgeThinning} leaves
   * @return 1 where there is an edge, otherwise 0
   */
  public GrayU8 apply(GrayF32 strength) {
    EdgeMap map = new EdgeMap(strength.width, strength.height);
    for (int y = 0; y < strength.height; y++) {
      for (int x = 0; x < strength.width; x++) {
        float value = strength.unsafe_get(x, y);
        if (value >= high) {
          map.edge(x, y);
        } else if (value >= low) {
          map.maybe(x, y);
        }
      }
    }
    return map.link();
  }
}
