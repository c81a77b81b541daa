package org.fovea.neural.rcnn;

import org.fovea.metrics.geometry.Box;

/** How much two boxes have in common. */
final class Overlap {
  private Overlap() {}

  /** Intersection over union, {@code 0..1}; 0 for boxes that do not meet. */
  static double iou(Box a, Box b) {
    double common = intersection(a, b);
    return common == 0 ? 0 : common / (a.area() + b.area() - common);
  }

  /** The area in common, square pixels. */
  static double intersection(Box a, Box b) {
    double w = Math.min(a.x2(), b.x2()) - Math.max(a.x1(), b.x1());
    double h = Math.min(a.y2(), b.y2()) - Math.max(a.y1(), b.y1());
    return w > 0 && h > 0 ? w * h : 0;
  }
}
