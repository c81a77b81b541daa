package org.fovea.samples.scene;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;

/**
 * A flat thing seen from somewhere: the map from its own plane, where it fills [-1, 1] with y down,
 * to pixels.
 *
 * @param centreX where its middle is seen, pixels
 * @param centreY where its middle is seen, pixels
 * @param radius half its size seen straight on, pixels
 * @param yaw turn about the vertical axis, radians
 * @param pitch turn about the horizontal axis, radians
 * @param roll turn in its own plane, radians
 * @param distance of the eye, in radii: the nearer, the stronger the perspective
 */
record View(
    double centreX,
    double centreY,
    double radius,
    double yaw,
    double pitch,
    double roll,
    double distance) {
  /** The thing seen straight on. */
  static View frontal(double centreX, double centreY, double radius) {
    return new View(centreX, centreY, radius, 0, 0, 0, 10);
  }

  Point2D.Double project(double x, double y) {
    double rolledX = x * StrictMath.cos(roll) - y * StrictMath.sin(roll);
    double rolledY = x * StrictMath.sin(roll) + y * StrictMath.cos(roll);
    double turnedX = rolledX * StrictMath.cos(yaw);
    double depth = rolledX * StrictMath.sin(yaw) + rolledY * StrictMath.sin(pitch);
    double scale = radius / (1 + depth / distance);
    return new Point2D.Double(
        centreX + turnedX * scale, centreY + rolledY * StrictMath.cos(pitch) * scale);
  }

  /** The shape as seen. Curves are flattened first: a straight line stays one in perspective. */
  Shape project(Shape shape) {
    Path2D.Double seen = new Path2D.Double();
    double[] at = new double[6];
    for (PathIterator i = shape.getPathIterator(null, 0.1 / radius); !i.isDone(); i.next()) {
      int segment = i.currentSegment(at);
      if (segment == PathIterator.SEG_CLOSE) {
        seen.closePath();
        continue;
      }
      Point2D.Double p = project(at[0], at[1]);
      if (segment == PathIterator.SEG_MOVETO) {
        seen.moveTo(p.x, p.y);
      } else {
        seen.lineTo(p.x, p.y);
      }
    }
    return seen;
  }
}
