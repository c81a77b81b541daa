package org.fovea.features.warp;

/**
 * An affine map of the plane, {@code x' = xx·x + xy·y + dx}, {@code y' = yx·x + yy·y + dy}: the
 * rows of OpenCV's 2 x 3 matrix one after the other. Pixel (0, 0) has its centre at (0, 0) here, as
 * in OpenCV.
 *
 * @param xx first row, first column
 * @param xy first row, second column
 * @param dx first row, third column, in pixels
 * @param yx second row, first column
 * @param yy second row, second column
 * @param dy second row, third column, in pixels
 */
public record AffineTransform(double xx, double xy, double dx, double yx, double yy, double dy) {
  public AffineTransform {
    if (!Double.isFinite(xx + xy + dx + yx + yy + dy)) {
      throw new IllegalArgumentException(
          String.format(
              "expected a finite matrix, got [[%s, %s, %s], [%s, %s, %s]]",
              xx, xy, dx, yx, yy, dy));
    }
  }

  /**
   * A turn about a point with a change of scale, as {@code cv2.getRotationMatrix2D}.
   *
   * @param centreX the point that stays where it is
   * @param centreY its row
   * @param degrees the turn, counter-clockwise as seen (y goes down)
   * @param scale the factor of all lengths
   * @return the transform
   */
  public static AffineTransform rotation(
      double centreX, double centreY, double degrees, double scale) {
    double cos = scale * Math.cos(Math.toRadians(degrees));
    double sin = scale * Math.sin(Math.toRadians(degrees));
    return new AffineTransform(
        cos,
        sin,
        (1 - cos) * centreX - sin * centreY,
        -sin,
        cos,
        sin * centreX + (1 - cos) * centreY);
  }

  /**
   * The way back, in OpenCV's order of operations.
   *
   * @return the transform that takes {@code (x', y')} to {@code (x, y)}
   * @throws IllegalArgumentException if this one takes the plane to a line
   */
  public AffineTransform inverse() {
    double determinant = xx * yy - xy * yx;
    if (determinant == 0) {
      throw new IllegalArgumentException("expected a transform with an inverse, got " + this);
    }
    double scale = 1 / determinant;
    double a = yy * scale;
    double b = xy * -scale;
    double c = yx * -scale;
    double d = xx * scale;
    return new AffineTransform(a, b, -a * dx - b * dy, c, d, -c * dx - d * dy);
  }
}
