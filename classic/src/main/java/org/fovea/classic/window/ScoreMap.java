package org.fovea.classic.window;

/** The scores of all windows of a grid or a level, by their place on it. Immutable. */
public final class ScoreMap {
  private final int wide;
  private final int high;
  private final float[] scores;

  /**
   * Known scores.
   *
   * @param wide places from left to right, at least 0
   * @param high places from top to bottom, at least 0
   * @param scores row by row; kept, not copied, and not to be modified any more
   * @throws IllegalArgumentException if there are not {@code wide * high} scores
   */
  public ScoreMap(int wide, int high, float[] scores) {
    if (wide < 0 || high < 0 || scores.length != (long) wide * high) {
      throw new IllegalArgumentException(
          String.format("expected %d x %d scores, got %d", wide, high, scores.length));
    }
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
