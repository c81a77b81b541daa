package org.fovea.samples.scene;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;

/** Plane figures. */
final class Shapes {
  private Shapes() {}

  static Shape disc(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  static Shape rectangle(double x1, double y1, double x2, double y2) {
    return new Rectangle2D.Double(
        Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
  }

  /** A closed polygon through x0, y0, x1, y1, ... */
  static Path2D.Double polygon(double... xy) {
    Path2D.Double path = line(xy);
    path.closePath();
    return path;
  }

  /** An open line through x0, y0, x1, y1, ... */
  static Path2D.Double line(double... xy) {
    Path2D.Double path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(xy[i], xy[i + 1]);
    }
    return path;
  }

  /** A regular polygon around the origin, its first corner at the given angle from east. */
  static Shape regular(int corners, double radius, double angle) {
    double[] xy = new double[2 * corners];
    for (int i = 0; i < corners; i++) {
      double a = angle + 2 * Math.PI * i / corners;
      xy[2 * i] = radius * StrictMath.cos(a);
      xy[2 * i + 1] = radius * StrictMath.sin(a);
    }
    return polygon(xy);
  }

  /** A regular polygon whose corners are rounded off and whose sides are moved out by a margin. */
  static Shape rounded(int corners, double radius, double angle, double margin) {
    int steps = 6;
    double[] xy = new double[2 * corners * (steps + 1)];
    int n = 0;
    for (int i = 0; i < corners; i++) {
      double middle = angle + 2 * Math.PI * i / corners;
      for (int j = 0; j <= steps; j++) {
        double a = middle + 2 * Math.PI / corners * ((double) j / steps - 0.5);
        xy[n++] = radius * StrictMath.cos(middle) + margin * StrictMath.cos(a);
        xy[n++] = radius * StrictMath.sin(middle) + margin * StrictMath.sin(a);
      }
    }
    return polygon(xy);
  }

  /**
   * A line drawn with a pen: round where it bends, flat at its ends. Java's own pen is not used,
   * because what it draws differs between versions of Java.
   */
  static Path2D.Double stroke(Shape line, double width) {
    Path2D.Double drawn = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double half = width / 2;
    double[] at = new double[6];
    double lastX = 0;
    double lastY = 0;
    double startX = 0;
    double startY = 0;
    boolean bend = false;
    for (PathIterator i = line.getPathIterator(null, 0.004); !i.isDone(); i.next()) {
      switch (i.currentSegment(at)) {
        case PathIterator.SEG_MOVETO -> {
          startX = at[0];
          startY = at[1];
          bend = false;
        }
        case PathIterator.SEG_CLOSE -> {
          segment(drawn, lastX, lastY, startX, startY, half, bend);
          continue;
        }
        default -> {
          segment(drawn, lastX, lastY, at[0], at[1], half, bend);
          bend = true;
        }
      }
      lastX = at[0];
      lastY = at[1];
    }
    return drawn;
  }

  private static void segment(
      Path2D.Double drawn, double x1, double y1, double x2, double y2, double half, boolean bend) {
    double length = StrictMath.hypot(x2 - x1, y2 - y1);
    if (length == 0) {
      return;
    }
    double nx = half * (y1 - y2) / length;
    double ny = half * (x2 - x1) / length;
    // Both turn the same way round, so that they add up where they overlap.
    drawn.append(
        polygon(x1 - nx, y1 - ny, x2 - nx, y2 - ny, x2 + nx, y2 + ny, x1 + nx, y1 + ny), false);
    if (bend) {
      drawn.append(
          AffineTransform.getTranslateInstance(x1, y1).createTransformedShape(regular(16, half, 0)),
          false);
    }
  }
}
