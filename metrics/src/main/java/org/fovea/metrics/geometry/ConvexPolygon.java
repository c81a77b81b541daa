package org.fovea.metrics.geometry;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A convex polygon in continuous pixel coordinates. Immutable. */
public final class ConvexPolygon {
  /** How far a corner may lie outside a neighbouring edge, relative to the polygon's size. */
  private static final double ROUNDING = 1e-9;

  private final double[] corners;
  private final double area;

  /**
   * A polygon from its corners.
   *
   * @param corners {@code x0, y0, x1, y1, ...} of at least three corners, in either sense; corners
   *     on a straight line are allowed
   * @throws IllegalArgumentException if there are fewer, a number is not finite, or the outline is
   *     not convex by more than a rounding error
   */
  public ConvexPolygon(double... corners) {
    if (corners.length < 6 || corners.length % 2 != 0) {
      throw new IllegalArgumentException(
          "a polygon needs x and y of at least 3 corners, got " + corners.length + " numbers");
    }
    for (int i = 0; i < corners.length; i++) {
      if (!Double.isFinite(corners[i])) {
        throw new IllegalArgumentException(
            "a polygon needs finite corners, got " + corners[i] + " at corner " + i / 2);
      }
    }
    this.corners = corners.clone();
    double signedArea = ConvexClipper.signedArea(relativeToFirst(corners));
    this.area = Math.abs(signedArea);
    requireConvex(signedArea < 0 ? -1 : 1);
  }

  private static double[] relativeToFirst(double[] corners) {
    double[] moved = new double[corners.length];
    for (int i = 0; i < corners.length; i++) {
      moved[i] = corners[i] - corners[i % 2];
    }
    return moved;
  }

  /** No corner may lie outside any edge, which rules out stars too. */
  private void requireConvex(int sense) {
    double size = 0;
    for (double number : relativeToFirst(corners)) {
      size = Math.max(size, Math.abs(number));
    }
    double allowed = ROUNDING * size * size;
    for (int i = 0; i < corners.length; i += 2) {
      int next = (i + 2) % corners.length;
      double dx = corners[next] - corners[i];
      double dy = corners[next + 1] - corners[i + 1];
      for (int k = 0; k < corners.length; k += 2) {
        double side = dx * (corners[k + 1] - corners[i + 1]) - dy * (corners[k] - corners[i]);
        if (sense * side < -allowed) {
          throw new IllegalArgumentException(
              "expected a convex polygon, but corner %d is outside the edge from corner %d"
                  .formatted(k / 2, i / 2));
        }
      }
    }
  }

  /**
   * The four corners of a turned box.
   *
   * @param box a box
   * @return the same region
   */
  public static ConvexPolygon of(RotatedBox box) {
    return new ConvexPolygon(box.corners());
  }

  /**
   * The corners as they were given.
   *
   * @return {@code x0, y0, x1, y1, ...}, a copy
   */
  public double[] corners() {
    return corners.clone();
  }

  /**
   * The area.
   *
   * @return square pixels
   */
  public double area() {
    return area;
  }

  /**
   * The area that this polygon shares with another.
   *
   * @param other a polygon
   * @return square pixels, 0 where they don't overlap
   */
  public double intersectionArea(ConvexPolygon other) {
    return ConvexClipper.intersectionArea(corners, other.corners);
  }

  /**
   * Two polygons are equal when their corners are, in the same order.
   *
   * @param other any object
   * @return whether it is a polygon with the same corners
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConvexPolygon p && Arrays.equals(corners, p.corners);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(corners);
  }

  @Override
  public String toString() {
    return "ConvexPolygon" + Arrays.toString(corners);
  }
}
