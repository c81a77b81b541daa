package org.fovea.classic.hog;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import org.fovea.classic.window.FeatureGrid;
import org.fovea.classic.window.ImagePyramid;
import org.fovea.classic.window.PyramidLevel;
import org.fovea.classic.window.ScoreMap;
import org.fovea.classic.window.SlidingWindow;
import org.fovea.metrics.geometry.Box;

/**
 * Slides the windows of all categories over all levels of a picture's pyramid; gradients are
 * computed once per level.
 */
final class WindowSearch {
  private final HogFeatures features;
  private final List<ObjectWindow> windows;
  private final double leastScore;
  private final double step;
  private final ImagePyramid pyramid;

  /** Hears of windows that score at least as much as the windows next to them. */
  @FunctionalInterface
  interface Finder {
    /**
     * A window was found.
     *
     * @param category its place in the list of windows
     * @param box of its object, in the picture's pixels
     * @param score of its classifier
     * @param grid that it is on
     * @param column its first position on the grid
     * @param row likewise
     */
    void found(int category, Box box, float score, FeatureGrid grid, int column, int row);
  }

  WindowSearch(
      HogFeatures features, List<ObjectWindow> windows, double pyramidStep, double leastScore) {
    this.features = features;
    this.windows = windows;
    this.leastScore = leastScore;
    this.step = pyramidStep;
    double largestScale = 0;
    int padding = 0;
    int minWidth = Integer.MAX_VALUE;
    int minHeight = Integer.MAX_VALUE;
    for (ObjectWindow w : windows) {
      largestScale = Math.max(largestScale, w.largestScale());
      padding = Math.max(padding, w.padding());
      minWidth = Math.min(minWidth, w.cellsWide() * w.cellSize());
      minHeight = Math.min(minHeight, w.cellsHigh() * w.cellSize());
    }
    this.pyramid = new ImagePyramid(pyramidStep, largestScale, padding, minWidth, minHeight);
  }

  void run(Planar<GrayU8> image, List<SlidingWindow> sliders, Finder finder) {
    for (double scale : pyramid.scales(image.width, image.height)) {
      boolean[] active = new boolean[windows.size()];
      boolean any = false;
      for (int c = 0; c < active.length; c++) {
        ObjectWindow w = windows.get(c);
        active[c] =
            scale < w.largestScale() * Math.sqrt(step)
                && scale > w.smallestScale() / Math.sqrt(step);
        any |= active[c];
      }
      if (!any) {
        continue;
      }
      PyramidLevel level = pyramid.level(image, scale);
      FeatureGrid grid = features.grid(level.image());
      for (int c = 0; c < active.length; c++) {
        if (active[c]) {
          peaks(c, level, grid, sliders.get(c).slide(grid), finder);
        }
      }
    }
  }

  private void peaks(
      int category, PyramidLevel level, FeatureGrid grid, ScoreMap scores, Finder finder) {
    ObjectWindow window = windows.get(category);
    for (int row = 0; row < scores.high(); row++) {
      for (int column = 0; column < scores.wide(); column++) {
        float score = scores.at(column, row);
        if (score >= leastScore && isPeak(scores, column, row, score)) {
          double x = window.objectX(column + offset(scores, column, row, 1, 0));
          double y = window.objectY(row + offset(scores, column, row, 0, 1));
          Box box = level.toPicture(x, y, x + window.objectWidth(), y + window.objectHeight());
          finder.found(category, box, score, grid, column, row);
        }
      }
    }
  }

  private static boolean isPeak(ScoreMap scores, int column, int row, float score) {
    for (int y = Math.max(0, row - 1); y <= Math.min(scores.high() - 1, row + 1); y++) {
      for (int x = Math.max(0, column - 1); x <= Math.min(scores.wide() - 1, column + 1); x++) {
        if (scores.at(x, y) > score) {
          return false;
        }
      }
    }
    return true;
  }

  /** Where between its neighbours the top of the parabola through three scores is. */
  private static double offset(ScoreMap scores, int column, int row, int dx, int dy) {
    int x0 = column - dx;
    int y0 = row - dy;
    int x1 = column + dx;
    int y1 = row + dy;
    if (x0 < 0 || y0 < 0 || x1 >= scores.wide() || y1 >= scores.high()) {
      return 0;
    }
    double before = scores.at(x0, y0);
    double after = scores.at(x1, y1);
    double bend = before - 2 * scores.at(column, row) + after;
    return bend < 0 ? (before - after) / (2 * bend) : 0;
  }
}
