package org.fovea.features.integral;

/**
 * A rectangle of a Haar-like feature. Of a tilted feature, {@code width} and {@code height} are
 * steps to the lower right and to the lower left of the top corner, as {@link TiltedIntegral#sum}
 * has them.
 *
 * @param x left column, or the column right of the top corner; at least 0
 * @param y top row, at least 0
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param weight by which the sum of its pixels counts, finite
 */
public record WeightedRectangle(int x, int y, int width, int height, float weight) {
  public WeightedRectangle {
    if (x < 0 || y < 0 || width < 1 || height < 1) {
      throw new IllegalArgumentException(
          String.format(
              "expected a rectangle of at least 1 x 1 at (0, 0) or beyond, got %d x %d at (%d, %d)",
              width, height, x, y));
    }
    if (!Float.isFinite(weight)) {
      throw new IllegalArgumentException("weight must be finite, got " + weight);
    }
  }
}
