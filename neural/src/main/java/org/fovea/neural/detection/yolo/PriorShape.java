package org.fovea.neural.detection.yolo;

/**
 * Extents that boxes are expected to have. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param width pixels, above 0
 * @param height pixels, above 0
 */
public record PriorShape(double width, double height) {
  /** Looks at the values. */
  public PriorShape {
    if (!(width > 0 && height > 0)) {
      throw new IllegalArgumentException(
          "prior shape: %s by %s, expected above 0".formatted(width, height));
    }
  }

  /**
   * The overlap of boxes of two shapes with a common centre.
   *
   * @param other the other shape
   * @return intersection over union
   */
  public double iou(PriorShape other) {
    double shared = Math.min(width, other.width) * Math.min(height, other.height);
    return shared / (width * height + other.width * other.height - shared);
  }
}
