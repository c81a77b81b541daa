package org.fovea.classic.cascade;

import java.util.ArrayList;
import java.util.List;

/**
 * One size of window, and the picture shrunk so that the cascade's window has that size. Which
 * there are, and where windows lie on them, follows OpenCV 4 step by step.
 *
 * @param scale how much larger windows are than the cascade's
 * @param width of the shrunk picture
 * @param height of the shrunk picture
 * @param step between windows, in pixels of the shrunk picture
 * @param columns windows start left of this
 * @param rows windows start above this
 */
record Level(float scale, int width, int height, int step, int columns, int rows) {
  /** OpenCV cuts the largest picture into stripes of so many columns of windows. */
  private static final int STRIPE = 32;

  static List<Level> of(Cascade cascade, CascadeSearchConfig config, int width, int height) {
    List<Level> levels = new ArrayList<>();
    int stripes = 0;
    for (float scale : scales(cascade, config, width, height)) {
      int wide = (int) Math.rint(width / scale);
      int high = (int) Math.rint(height / scale);
      int columns = Math.max(wide + 1 - cascade.width(), 0);
      int rows = Math.max(high + 1 - cascade.height(), 0);
      int step = scale >= 2 ? 1 : 2;
      if (levels.isEmpty()) {
        stripes = (columns + STRIPE - 1) / STRIPE;
      }
      // OpenCV rounds the rows of a stripe so that its stripes may end before the last row.
      int stripe = stripes == 0 ? 0 : Math.max((rows / step + stripes - 1) / stripes, 1) * step;
      levels.add(
          new Level(
              scale, wide, high, step, columns, (int) Math.min((long) stripes * stripe, rows)));
    }
    return levels;
  }

  private static List<Float> scales(
      Cascade cascade, CascadeSearchConfig config, int width, int height) {
    List<Float> all = new ArrayList<>();
    if (width < cascade.width() || height < cascade.height()) {
      return all;
    }
    for (double scale = 1;
        Math.rint(cascade.width() * scale) <= width
            && Math.rint(cascade.height() * scale) <= height;
        scale *= config.scaleFactor()) {
      all.add((float) scale);
    }
    boolean anySize = config.maxWidth() == 0 || config.maxHeight() == 0;
    int maxWidth = anySize ? width : config.maxWidth();
    int maxHeight = anySize ? height : config.maxHeight();
    List<Float> wanted = new ArrayList<>();
    for (float scale : all) {
      int wide = (int) Math.rint(cascade.width() * scale);
      int high = (int) Math.rint(cascade.height() * scale);
      if (wide > maxWidth || high > maxHeight) {
        break;
      }
      if (wide >= config.minWidth() && high >= config.minHeight()) {
        wanted.add(scale);
      }
    }
    // Sizes that lie between two windows are looked for with the nearest.
    return wanted.isEmpty() ? List.of(nearest(all, cascade, config)) : wanted;
  }

  private static float nearest(List<Float> scales, Cascade cascade, CascadeSearchConfig config) {
    float nearest = scales.get(0);
    double least = Double.POSITIVE_INFINITY;
    for (float scale : scales) {
      double dx = config.minWidth() - Math.rint(cascade.width() * scale);
      double dy = config.minHeight() - Math.rint(cascade.height() * scale);
      if (dx * dx + dy * dy < least) {
        least = dx * dx + dy * dy;
        nearest = scale;
      }
    }
    return nearest;
  }

  /** A window of this level in the picture's pixels. */
  Window toPicture(int x, int y, Cascade cascade) {
    return new Window(
        (int) Math.rint(x * scale),
        (int) Math.rint(y * scale),
        (int) Math.rint(cascade.width() * scale),
        (int) Math.rint(cascade.height() * scale));
  }
}
