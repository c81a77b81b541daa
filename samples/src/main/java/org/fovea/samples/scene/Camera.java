package org.fovea.samples.scene;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/**
 * A pinhole camera that looks straight along a level road. The world's x is metres to the right, y
 * metres above the road and z metres ahead.
 *
 * @param focal focal length, pixels
 * @param centreX the vanishing point, pixels
 * @param horizon the vanishing point, pixels
 * @param eye height above the road, metres
 */
record Camera(double focal, double centreX, double horizon, double eye) {
  Point2D.Double project(double x, double y, double z) {
    return new Point2D.Double(centreX + focal * x / z, horizon + focal * (eye - y) / z);
  }

  /** Pixels for each metre at a depth. */
  double scale(double z) {
    return focal / z;
  }

  /** A flat polygon in the world through x0, y0, z0, x1, y1, z1, ... */
  Shape polygon(double... xyz) {
    Path2D.Double path = new Path2D.Double();
    for (int i = 0; i < xyz.length; i += 3) {
      Point2D.Double p = project(xyz[i], xyz[i + 1], xyz[i + 2]);
      if (i == 0) {
        path.moveTo(p.x, p.y);
      } else {
        path.lineTo(p.x, p.y);
      }
    }
    path.closePath();
    return path;
  }

  /** A strip of the road from x1 to x2, between two depths. */
  Shape ground(double x1, double x2, double near, double far) {
    return polygon(x1, 0, near, x2, 0, near, x2, 0, far, x1, 0, far);
  }
}
