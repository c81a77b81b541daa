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

  /**
   * The smallest box around all corners.
   *
   * @return the box
   * @throws IllegalArgumentException if a corner is not finite
   */
  public Box bounds() {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (double[] ring : rings) {
      for (int i = 0; i < ring.length; i += 2) {
        left = Math.min(left, ring[i]);
        right = Math.max(right, ring[i]);
        top = Math.min(top, ring[i + 1]);
        bottom = Math.max(bottom, ring[i + 1]);
      }
    }
    return new Box(left, top, right, bottom);
  }

  /**
   * The pixels inside, to the pixel those that COCO's own code finds: corners are rounded to fifths
   * of a pixel, and of a column the pixels between two crossings of its middle belong to the mask.
   *
   * @param height rows of the mask, at least 0
   * @param width columns of the mask, at least 0
   * @return the union of the rings, without what is outside the mask
   * @throws IllegalArgumentException if height x width is negative or not below 2^31
   */
  public RunLengthMask toMask(int height, int width) {
    PolygonRasterizer rasterizer = new PolygonRasterizer(height, width);
    RunLengthMask mask = rasterizer.fill(rings.get(0));
    for (int i = 1; i < rings.size(); i++) {
      mask = mask.union(rasterizer.fill(rings.get(i)));
    }
    return mask;
  }
}
