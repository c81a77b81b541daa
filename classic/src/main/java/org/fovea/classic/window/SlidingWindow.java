package org.fovea.classic.window;

import java.util.Arrays;
import org.fovea.classic.svm.LinearSvm;

/**
 * A linear classifier of windows, applied to every window of a grid at once. Each window's score is
 * what the classifier says of its {@linkplain FeatureGrid#descriptor descriptor}, but no descriptor
 * is made: the scores are the correlation of the grid with the classifier's weights. Immutable.
 */
public final class SlidingWindow {
  private final int wide;
  private final int high;
  private final int depth;
  private final float[] weights;
  private final float bias;

  /**
   * A window.
   *
   * @param svm the classifier of its descriptors
   * @param wide columns of the window, at least 1
   * @param high rows of the window, at least 1
   * @throws IllegalArgumentException if the classifier's weights don't fill the window
   */
  public SlidingWindow(LinearSvm svm, int wide, int high) {
    if (wide < 1 || high < 1 || svm.length() == 0 || svm.length() % (wide * high) != 0) {
      throw new IllegalArgumentException(
          svm.length() + " weights don't fill a window of " + wide + " x " + high);
    }
    this.wide = wide;
    this.high = high;
    this.depth = svm.length() / (wide * high);
    this.weights = svm.weights();
    this.bias = svm.bias();
  }

  /**
   * Columns of the window.
   *
   * @return count
   */
  public int wide() {
    return wide;
  }

  /**
   * Rows of the window.
   *
   * @return count
   */
  public int high() {
    return high;
  }

  /**
   * Scores every window of a grid.
   *
   * @param grid features, as deep as the window
   * @return a score for every place of the window's top left corner; empty where it doesn't fit
   * @throws IllegalArgumentException if the grid has another depth
   */
  public ScoreMap slide(FeatureGrid grid) {
    if (grid.depth() != depth) {
      throw new IllegalArgumentException(
          "expected a grid of depth " + depth + ", got " + grid.depth());
    }
    int mapWide = Math.max(0, grid.wide() - wide + 1);
    int mapHigh = Math.max(0, grid.high() - high + 1);
    if (mapWide == 0 || mapHigh == 0) {
      return new ScoreMap(0, 0, new float[0]);
    }
    float[] scores = new float[mapWide * mapHigh];
    float[] sums = new float[mapWide];
    for (int y = 0; y < mapHigh; y++) {
      Arrays.fill(sums, bias);
      for (int row = 0; row < high; row++) {
        for (int column = 0; column < wide; column++) {
          int from = (y + row) * grid.wide() + column;
          int weight = (row * wide + column) * depth;
          addPlanes(grid, from, weight, sums);
        }
      }
      System.arraycopy(sums, 0, scores, y * mapWide, mapWide);
    }
    return new ScoreMap(mapWide, mapHigh, scores);
  }

  /** Adds all features of one position of the window, four planes at a time to spare memory. */
  private void addPlanes(FeatureGrid grid, int from, int weight, float[] sums) {
    float[] planes = grid.planes();
    int plane = grid.wide() * grid.high();
    int k = 0;
    for (; k + 4 <= depth; k += 4) {
      float w0 = weights[weight + k];
      float w1 = weights[weight + k + 1];
      float w2 = weights[weight + k + 2];
      float w3 = weights[weight + k + 3];
      int p0 = k * plane + from;
      int p1 = p0 + plane;
      int p2 = p1 + plane;
      int p3 = p2 + plane;
      for (int x = 0; x < sums.length; x++) {
        sums[x] +=
            (w0 * planes[p0 + x] + w1 * planes[p1 + x])
                + (w2 * planes[p2 + x] + w3 * planes[p3 + x]);
      }
    }
    for (; k < depth; k++) {
      float w = weights[weight + k];
      int p = k * plane + from;
      for (int x = 0; x < sums.length; x++) {
        sums[x] += w * planes[p + x];
      }
    }
  }
}
