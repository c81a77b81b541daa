package org.fovea.io.dataset;

import java.util.Optional;
import org.fovea.io.image.ImageSize;
import org.fovea.metrics.geometry.Box;

/** Brings boxes inside their picture. */
final class BoxClip {
  private BoxClip() {}

  /**
   * The part of a box inside a picture.
   *
   * @return the box itself where it is inside; empty if nothing of it is
   */
  static Optional<Box> inside(Box box, ImageSize size) {
    if (box.x1() >= 0
        && box.y1() >= 0
        && box.x2() <= size.width()
        && box.y2() <= size.height()
        && box.width() > 0
        && box.height() > 0) {
      return Optional.of(box);
    }
    double x1 = Math.max(0, box.x1());
    double y1 = Math.max(0, box.y1());
    double x2 = Math.min(size.width(), box.x2());
    double y2 = Math.min(size.height(), box.y2());
    return x1 < x2 && y1 < y2 ? Optional.of(new Box(x1, y1, x2, y2)) : Optional.empty();
  }

  /**
   * How far a box sticks out of a picture.
   *
   * @return pixels, the most over the four edges; 0 where it is inside
   */
  static double overhang(Box box, ImageSize size) {
    double left = Math.max(-box.x1(), -box.y1());
    double right = Math.max(box.x2() - size.width(), box.y2() - size.height());
    return Math.max(0, Math.max(left, right));
  }
}
