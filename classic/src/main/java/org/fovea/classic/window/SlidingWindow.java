package org.fovea.classic.window;

import java.util.Arrays;
import org.fovea.classic.svm.LinearSvm;

/**
 * A linear classifier of windows, applied to every window of a grid at once. Each window's score is
 * what the classifier says of its {@linkplain FeatureGrid#descriptor descriptor}, but no descriptor
 * is made: the scores are the correlation of the grid with the classifier's weights. Immutable.
 */
public final class SlidingWindow {
  /** So many places are scored at once; their features fit into the nearest cache. */
  private static final int AT_ONCE = 1024;

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
    int rows = Math.max(1, AT_ONCE / grid.wide());
    float[][] shifted = new float[4][(rows - 1) * grid.wide() + mapWide];
    for (int y = 0; y < mapHigh; y += rows) {
      int count = Math.min(rows, mapHigh - y);
      // Places right of the map are scored too, for nothing, as one long loop is faster.
      float[] sums = new float[(count - 1) * grid.wide() + mapWide];
      Arrays.fill(sums, bias);
      for (int row = 0; row < high; row++) {
        for (int column = 0; column < wide; column++) {
          int from = (y + row) * grid.wide() + column;
          addPlanes(grid, from, (row * wide + column) * depth, shifted, sums);
        }
      }
      for (int row = 0; row < count; row++) {
        System.arraycopy(sums, row * grid.wide(), scores, (y + row) * mapWide, mapWide);
      }
    }
    return new ScoreMap(mapWide, mapHigh, scores);
  }

  /**
   * Adds all features of one position of the window, four planes at a time to spare memory. The
   * planes are copied, because the compiler vectorises no sums over arrays at different places.
   */
  private void addPlanes(FeatureGrid grid, int from, int weight, float[][] shifted, float[] sums) {
    int plane = grid.wide() * grid.high();
    for (int k = 0; k < depth; k += 4) {
      int count = Math.min(4, depth - k);
      for (int i = 0; i < count; i++) {
        System.arraycopy(grid.planes(), (k + i) * plane + from, shifted[i], 0, sums.length);
      }
      addScaled(weight + k, count, shifted, sums);
    }
  }

  private void addScaled(int weight, int count, float[][] shifted, float[] sums) {
    // Where there are fewer than four the weight is 0, and any features do.
    float w0 = weights[weight];
    float w1 = count > 1 ? weights[weight + 1] : 0;
    float w2 = count > 2 ? weights[weight + 2] : 0;
    float w3 = count > 3 ? weights[weight + 3] : 0;
    float[] v0 = shifted[0];
    float[] v1 = shifted[1];
    float[] v2 = shifted[2];
    float[] v3 = shifted[3];
    for (int x = 0; x < sums.length; x++) {
      sums[x] += (w0 * v0[x] + w1 * v1[x]) + (w2 * v2[x] + w3 * v3[x]);
    }
  }
}
