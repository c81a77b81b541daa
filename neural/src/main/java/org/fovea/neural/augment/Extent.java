package org.fovea.neural.augment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Polygons;
import org.fovea.metrics.geometry.Segmentation;
import org.jspecify.annotations.Nullable;

/**
 * What of an object is inside a picture.
 *
 * @param box around the part inside
 * @param share of the object's area, 0..1
 * @param segmentation of the part inside, or null where it is known by its box alone
 */
record Extent(Box box, double share, @Nullable Segmentation segmentation) {
  private static final Extent NOTHING = new Extent(new Box(0, 0, 0, 0), 0, null);

  static Extent of(Box box, int width, int height) {
    double x1 = Math.max(box.x1(), 0);
    double y1 = Math.max(box.y1(), 0);
    double x2 = Math.min(box.x2(), width);
    double y2 = Math.min(box.y2(), height);
    if (!(x2 > x1 && y2 > y1)) {
      return NOTHING;
    }
    Box inside = new Box(x1, y1, x2, y2);
    return new Extent(inside, inside.area() / box.area(), null);
  }

  static Extent of(Polygons polygons, int width, int height) {
    List<double[]> inside = new ArrayList<>();
    double whole = 0;
    double left = 0;
    for (double[] ring : polygons.rings()) {
      whole += area(ring);
      double[] clipped = clip(ring, width, height);
      if (clipped.length >= 6 && area(clipped) > 0) {
        inside.add(clipped);
        left += area(clipped);
      }
    }
    if (inside.isEmpty()) {
      return NOTHING;
    }
    Polygons part = new Polygons(inside);
    return new Extent(part.bounds(), left / whole, part);
  }

  /** The shoelace formula. */
  private static double area(double[] ring) {
    double twice = 0;
    for (int i = 0, last = ring.length - 2; i < ring.length; last = i, i += 2) {
      twice += ring[last] * ring[i + 1] - ring[i] * ring[last + 1];
    }
    return Math.abs(twice) / 2;
  }

  private static double[] clip(double[] ring, int width, int height) {
    double[] clipped = keep(ring, 0, 1, 0);
    clipped = keep(clipped, 1, 1, 0);
    clipped = keep(clipped, 0, -1, -width);
    return keep(clipped, 1, -1, -height);
  }

  /**
   * Sutherland and Hodgman's clipping at one edge: what has {@code sign * coordinate >= limit},
   * along {@code axis} 0 (x) or 1 (y). Parts of a ring that come apart stay joined along the edge.
   */
  private static double[] keep(double[] ring, int axis, int sign, double limit) {
    double[] kept = new double[2 * ring.length];
    int n = 0;
    for (int i = 0, last = ring.length - 2; i < ring.length; last = i, i += 2) {
      double before = sign * ring[last + axis] - limit;
      double here = sign * ring[i + axis] - limit;
      if (before < 0 != here < 0) {
        double t = before / (before - here);
        kept[n] = ring[last] + t * (ring[i] - ring[last]);
        kept[n + 1] = ring[last + 1] + t * (ring[i + 1] - ring[last + 1]);
        kept[n + axis] = sign * limit;
        n += 2;
      }
      if (here >= 0) {
        kept[n++] = ring[i];
        kept[n++] = ring[i + 1];
      }
    }
    return Arrays.copyOf(kept, n);
  }
}
