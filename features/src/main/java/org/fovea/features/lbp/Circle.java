package org.fovea.features.lbp;

/**
 * Points at equal angles on a circle, the first to the right of the centre and the others counter
 * clockwise from there.
 */
final class Circle {
  private final double[] dx;
  private final double[] dy;
  private final int margin;

  /** Coordinates are rounded to 5 digits and the radius to a float, as scikit-image does. */
  Circle(int points, double radius) {
    if (points < 1 || points > 31) {
      throw new IllegalArgumentException("points must be 1..31, got " + points);
    }
    if (!(radius > 0 && radius <= 1000)) {
      throw new IllegalArgumentException("radius must be above 0 and up to 1000, got " + radius);
    }
    double r = (float) radius;
    dx = new double[points];
    dy = new double[points];
    for (int i = 0; i < points; i++) {
      double angle = 2 * Math.PI * i / points;
      dx[i] = Math.rint(r * Math.cos(angle) * 1e5) / 1e5;
      dy[i] = Math.rint(-r * Math.sin(angle) * 1e5) / 1e5;
    }
    margin = (int) Math.ceil(r) + 1;
  }

  int points() {
    return dx.length;
  }

  /** Columns to the right of the centre. */
  double dx(int i) {
    return dx[i];
  }

  /** Rows below the centre. */
  double dy(int i) {
    return dy[i];
  }

  /** Pixels beyond the centre, on each side, that any point takes part in, at most. */
  int margin() {
    return margin;
  }
}
