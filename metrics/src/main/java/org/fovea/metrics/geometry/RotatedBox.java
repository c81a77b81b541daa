package org.fovea.metrics.geometry;

/**
 * A box turned about its centre, in continuous pixel coordinates.
 *
 * <p>The angle turns the x axis towards the y axis, which points down: a positive angle is
 * clockwise on the screen, as in OpenCV's {@code RotatedRect}. Any angle will do; boxes that differ
 * by half a turn are the same region.
 *
 * @param cx centre, pixels from the left
 * @param cy centre, pixels from the top
 * @param width length along the turned x axis in pixels, not negative
 * @param height length along the turned y axis in pixels, not negative
 * @param angle radians
 */
public record RotatedBox(double cx, double cy, double width, double height, double angle) {
  public RotatedBox {
    if (!(Double.isFinite(cx)
            && Double.isFinite(cy)
            && Double.isFinite(width)
            && Double.isFinite(height)
            && Double.isFinite(angle))
        || width < 0
        || height < 0) {
      throw new IllegalArgumentException(
          "a rotated box needs finite numbers and a width and height of at least 0, got (%s, %s, %s, %s, %s)"
              .formatted(cx, cy, width, height, angle));
    }
  }

  /**
   * A box from an angle in degrees, as OpenCV stores it.
   *
   * @param cx centre, pixels from the left
   * @param cy centre, pixels from the top
   * @param width length along the turned x axis in pixels, not negative
   * @param height length along the turned y axis in pixels, not negative
   * @param degrees clockwise on the screen
   * @return the box
   * @throws IllegalArgumentException if a number is not finite or a size is negative
   */
  public static RotatedBox ofDegrees(
      double cx, double cy, double width, double height, double degrees) {
    return new RotatedBox(cx, cy, width, height, Math.toRadians(degrees));
  }

  /**
   * An upright box as one with angle 0.
   *
   * @param box a box
   * @return the same region
   */
  public static RotatedBox of(Box box) {
    return new RotatedBox(
        (box.x1() + box.x2()) / 2, (box.y1() + box.y2()) / 2, box.width(), box.height(), 0);
  }

  /**
   * The area.
   *
   * @return width times height, square pixels
   */
  public double area() {
    return width * height;
  }

  /**
   * The corners, from that with the smallest turned x and y along the turned x axis first.
   *
   * @return {@code x0, y0, ..., x3, y3}
   */
  public double[] corners() {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double ux = width / 2 * cos;
    double uy = width / 2 * sin;
    double vx = -height / 2 * sin;
    double vy = height / 2 * cos;
    return new double[] {
      cx - ux - vx,
      cy - uy - vy,
      cx + ux - vx,
      cy + uy - vy,
      cx + ux + vx,
      cy + uy + vy,
      cx - ux + vx,
      cy - uy + vy
    };
  }

  /**
   * The smallest upright box around this one.
   *
   * @return the box
   */
  public Box bounds() {
    double halfWidth = (width * Math.abs(Math.cos(angle)) + height * Math.abs(Math.sin(angle))) / 2;
    double halfHeight =
        (width * Math.abs(Math.sin(angle)) + height * Math.abs(Math.cos(angle))) / 2;
    return new Box(cx - halfWidth, cy - halfHeight, cx + halfWidth, cy + halfHeight);
  }
}
