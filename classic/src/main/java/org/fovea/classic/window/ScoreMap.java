package org.fovea.classic.window;

/** The scores of all windows of a grid, by the place of their top left corner. Immutable. */
public final class ScoreMap {
  private final int wide;
  private final int high;
  private final float[] scores;

  ScoreMap(int wide, int high, float[] scores) {
    this.wide = wide;
    this.high = high;
    this.scores = scores;
  }

  /**
   * Places from left to right.
   *
   * @return count, 0 where the window does not fit
   */
  public int wide() {
    return wide;
  }

  /**
   * Places from top to bottom.
   *
   * @return count, 0 where the window does not fit
   */
  public int high() {
    return high;
  }

  /**
   * The score of a window.
   *
   * @param x its first column
   * @param y its first row
   * @return its score
   */
  public float at(int x, int y) {
    return scores[y * wide + x];
  }
}
