package org.fovea.metrics.geometry;

/**
 * The part that two convex polygons share: one is cut along each edge of the other in turn.
 * Sutherland and Hodgman, Reentrant Polygon Clipping, Communications of the ACM, 1974.
 *
 * <p>Corners are taken relative to one of them, so that the result is as exact far from the origin
 * as near it.
 */
final class ConvexClipper {
  private ConvexClipper() {}

  /**
   * The area that two polygons share.
   *
   * @param a corners {@code x0, y0, ...} of a convex polygon, in either sense
   * @param b corners of another
   * @return square pixels, at least 0
   */
  static double intersectionArea(double[] a, double[] b) {
    double originX = a[0];
    double originY = a[1];
    double[] knife = relative(b, originX, originY);
    double sense = Math.signum(signedArea(knife));
    if (sense == 0) {
      return 0;
    }
    double[] piece = relative(a, originX, originY);
    for (int i = 0; i < knife.length && piece.length > 0; i += 2) {
      int next = (i + 2) % knife.length;
      piece = cut(piece, knife[i], knife[i + 1], knife[next], knife[next + 1], sense);
    }
    return Math.abs(signedArea(piece));
  }

  private static double[] relative(double[] corners, double originX, double originY) {
    double[] moved = new double[corners.length];
    for (int i = 0; i < corners.length; i += 2) {
      moved[i] = corners[i] - originX;
      moved[i + 1] = corners[i + 1] - originY;
    }
    return moved;
  }

  /**
   * The shoelace formula.
   *
   * @param corners {@code x0, y0, ...}
   * @return area in square pixels, positive where the corners turn the x axis towards the y axis
   */
  static double signedArea(double[] corners) {
    double twice = 0;
    for (int i = 0; i < corners.length; i += 2) {
      int next = (i + 2) % corners.length;
      twice += corners[i] * corners[next + 1] - corners[next] * corners[i + 1];
    }
    return twice / 2;
  }

  /** What is left of a polygon on one side of the line through two points. */
  private static double[] cut(
      double[] piece, double x1, double y1, double x2, double y2, double sense) {
    double dx = sense * (x2 - x1);
    double dy = sense * (y2 - y1);
    double[] left = new double[2 * piece.length];
    int n = 0;
    double fromX = piece[piece.length - 2];
    double fromY = piece[piece.length - 1];
    double from = dx * (fromY - y1) - dy * (fromX - x1);
    for (int i = 0; i < piece.length; i += 2) {
      double toX = piece[i];
      double toY = piece[i + 1];
      double to = dx * (toY - y1) - dy * (toX - x1);
      if (from < 0 != to < 0) {
        double share = from / (from - to);
        left[n++] = fromX + share * (toX - fromX);
        left[n++] = fromY + share * (toY - fromY);
      }
      if (to >= 0) {
        left[n++] = toX;
        left[n++] = toY;
      }
      fromX = toX;
      fromY = toY;
      from = to;
    }
    return java.util.Arrays.copyOf(left, n);
  }
}
