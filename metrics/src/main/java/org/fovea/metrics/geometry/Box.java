package org.fovea.metrics.geometry;

/**
 * An axis-aligned box in continuous pixel coordinates: the left and top edges belong to it, the
 * right and bottom edges do not, so that its width is {@code x2 - x1} with no added pixel.
 *
 * <p>A box remembers the width and height that it was made from: {@code ofXywh(x, y, w, h).width()}
 * is {@code w} to the last bit, where {@code (x + w) - x} may not be. The evaluators need this to
 * equal the reference tools at exact thresholds.
 */
public final class Box {
  private final double x1;
  private final double y1;
  private final double x2;
  private final double y2;
  private final double width;
  private final double height;

  /**
   * A box from its edges.
   *
   * @param x1 left edge, pixels
   * @param y1 top edge, pixels
   * @param x2 right edge, pixels, at least {@code x1}
   * @param y2 bottom edge, pixels, at least {@code y1}
   * @throws IllegalArgumentException if an edge is not finite, or the edges are out of order
   */
  public Box(double x1, double y1, double x2, double y2) {
    this(x1, y1, x2, y2, x2 - x1, y2 - y1);
  }

  private Box(double x1, double y1, double x2, double y2, double width, double height) {
    if (!(Double.isFinite(x1) && Double.isFinite(y1) && Double.isFinite(x2) && Double.isFinite(y2))
        || x2 < x1
        || y2 < y1) {
      throw new IllegalArgumentException(
          String.format(
              "box needs finite edges with x1 <= x2 and y1 <= y2, got (%s, %s, %s, %s)",
              x1, y1, x2, y2));
    }
    this.x1 = x1;
    this.y1 = y1;
    this.x2 = x2;
    this.y2 = y2;
    this.width = width;
    this.height = height;
  }

  /**
   * A box from its top left corner and its size, as COCO stores it.
   *
   * @param x left edge, pixels
   * @param y top edge, pixels
   * @param width width in pixels, not negative
   * @param height height in pixels, not negative
   * @return the box
   * @throws IllegalArgumentException if a number is not finite or a size is negative
   */
  public static Box ofXywh(double x, double y, double width, double height) {
    if (!(width >= 0 && height >= 0)) {
      throw new IllegalArgumentException(
          "box needs a width and height of at least 0, got " + width + " x " + height);
    }
    return new Box(x, y, x + width, y + height, width, height);
  }

  /**
   * A box from its centre and its size, as YOLO stores it.
   *
   * @param cx centre, pixels from the left
   * @param cy centre, pixels from the top
   * @param width width in pixels, not negative
   * @param height height in pixels, not negative
   * @return the box
   * @throws IllegalArgumentException if a number is not finite or a size is negative
   */
  public static Box ofCxcywh(double cx, double cy, double width, double height) {
    return ofXywh(cx - width / 2, cy - height / 2, width, height);
  }

  /**
   * The left edge.
   *
   * @return pixels from the left of the image
   */
  public double x1() {
    return x1;
  }

  /**
   * The top edge.
   *
   * @return pixels from the top of the image
   */
  public double y1() {
    return y1;
  }

  /**
   * The right edge, exclusive.
   *
   * @return pixels from the left of the image
   */
  public double x2() {
    return x2;
  }

  /**
   * The bottom edge, exclusive.
   *
   * @return pixels from the top of the image
   */
  public double y2() {
    return y2;
  }

  /**
   * The width.
   *
   * @return width in pixels, as given where the box was made from its size
   */
  public double width() {
    return width;
  }

  /**
   * The height.
   *
   * @return height in pixels, as given where the box was made from its size
   */
  public double height() {
    return height;
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
   * Two boxes are equal when their four edges are.
   *
   * @param other any object
   * @return whether it is a box with the same edges
   */
  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof Box b
        && Double.compare(x1, b.x1) == 0
        && Double.compare(y1, b.y1) == 0
        && Double.compare(x2, b.x2) == 0
        && Double.compare(y2, b.y2) == 0;
  }

  @Override
  public int hashCode() {
    return java.util.Objects.hash(x1, y1, x2, y2);
  }

  @Override
  public String toString() {
    return "Box(" + x1 + ", " + y1 + ", " + x2 + ", " + y2 + ")";
  }
}
