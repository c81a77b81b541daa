package org.fovea.metrics.geometry;

import java.util.List;

/**
 * An object's outline as one or more polygons, as COCO stores it; the object is their union.
 *
 * @param rings for each polygon its corners {@code x0, y0, x1, y1, ...} in continuous pixels, at
 *     least three corners each
 */
public record Polygons(List<double[]> rings) implements Segmentation {
  public Polygons {
    rings = List.copyOf(rings);
    if (rings.isEmpty()) {
      throw new IllegalArgumentException("polygons need at least one ring");
    }
    for (double[] ring : rings) {
      if (ring.length < 6 || ring.length % 2 != 0) {
        throw new IllegalArgumentException(
            "a polygon needs x and y of at least 3 corners, got " + ring.length + " numbers");
      }
    }
  }
}
