package org.fovea.features.integral;

import java.util.List;

/**
 * A Haar-like feature (Viola and Jones, 2001; Lienhart and Maydt, 2002): weighted sums over two or
 * three rectangles of a window, all upright or all tilted by 45 degrees. As in OpenCV, a part that
 * counts the other way is laid over the whole: a feature of two halves is the whole with weight -1
 * and one half with weight 2, one of four quarters the whole and two quarters. Immutable.
 *
 * @param tilted whether its rectangles are tilted
 * @param rectangles two or three
 */
public record HaarFeature(boolean tilted, List<WeightedRectangle> rectangles) {
  public HaarFeature {
    rectangles = List.copyOf(rectangles);
    if (rectangles.size() < 2 || rectangles.size() > 3) {
      throw new IllegalArgumentException(
          "a Haar-like feature has 2 or 3 rectangles, got " + rectangles.size());
    }
  }

  /**
   * An upright feature, in OpenCV's arithmetic: sums in 32-bit integers, weighed and added in
   * float.
   *
   * @param sums of the picture
   * @param x the window's left column
   * @param y the window's top row
   * @return the feature of the window there, not divided by its standard deviation
   * @throws IllegalArgumentException if the feature is tilted or reaches past the picture
   */
  public float value(IntegralImage sums, int x, int y) {
    require(!tilted, "upright");
    float value = 0;
    for (WeightedRectangle r : rectangles) {
      Tables.requireInside(
          x + r.x(), y + r.y(), r.width(), r.height(), sums.width(), sums.height());
      value += r.weight() * sums.wrapped(x + r.x(), y + r.y(), r.width(), r.height());
    }
    return value;
  }

  /**
   * A tilted feature, in OpenCV's arithmetic: sums in 32-bit integers, weighed and added in float.
   *
   * @param sums of the picture
   * @param x the window's left column
   * @param y the window's top row
   * @return the feature of the window there, not divided by its standard deviation
   * @throws IllegalArgumentException if the feature is upright or reaches past the picture
   */
  public float value(TiltedIntegral sums, int x, int y) {
    require(tilted, "tilted");
    float value = 0;
    for (WeightedRectangle r : rectangles) {
      value += r.weight() * (int) sums.sum(x + r.x(), y + r.y(), r.width(), r.height());
    }
    return value;
  }

  private static void require(boolean holds, String kind) {
    if (!holds) {
      throw new IllegalArgumentException("expected a feature that is " + kind);
    }
  }

  /**
   * Whether the feature lies inside a window.
   *
   * @param width of the window in pixels
   * @param height of the window in pixels
   * @return whether all its rectangles do
   */
  public boolean fits(int width, int height) {
    for (WeightedRectangle r : rectangles) {
      long right = (long) r.x() + r.width();
      long bottom = (long) r.y() + r.height() + (tilted ? r.width() : 0);
      if (right > width || bottom > height || (tilted && r.height() > r.x())) {
        return false;
      }
    }
    return true;
  }
}
