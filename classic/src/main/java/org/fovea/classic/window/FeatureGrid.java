package org.fovea.classic.window;

import org.fovea.features.hog.HogGrid;

/**
 * Features of a picture on a regular grid, one plane per feature, from which windows are read
 * without computing anything again. Immutable.
 */
public final class FeatureGrid {
  private final int depth;
  private final int wide;
  private final int high;
  private final float[] planes;

  /**
   * A grid of known features.
   *
   * @param depth features per position, at least 1
   * @param wide positions from left to right, at least 0
   * @param high positions from top to bottom, at least 0
   * @param planes feature {@code k} at row {@code y} and column {@code x} is at {@code (k * high +
   *     y) * wide + x}; kept, not copied, and not to be modified any more
   * @throws IllegalArgumentException if the number of features is not {@code depth * wide * high}
   */
  public FeatureGrid(int depth, int wide, int high, float[] planes) {
    if (depth < 1 || wide < 0 || high < 0 || planes.length != (long) depth * wide * high) {
      throw new IllegalArgumentException(
          String.format(
              "expected %d x %d x %d features, got %d", depth, high, wide, planes.length));
    }
    this.depth = depth;
    this.wide = wide;
    this.high = high;
    this.planes = planes;
  }

  /**
   * The blocks of HoG as a grid: a position is a block.
   *
   * @param hog blocks
   * @return the same numbers, shared
   */
  public static FeatureGrid of(HogGrid hog) {
    return new FeatureGrid(
        hog.config().blockLength(), hog.blocksWide(), hog.blocksHigh(), hog.planes());
  }

  /**
   * Features per position.
   *
   * @return count
   */
  public int depth() {
    return depth;
  }

  /**
   * Positions from left to right.
   *
   * @return count
   */
  public int wide() {
    return wide;
  }

  /**
   * Positions from top to bottom.
   *
   * @return count
   */
  public int high() {
    return high;
  }

  /**
   * All features.
   *
   * @return the grid's own array, as the constructor describes it, which callers must not modify
   */
  public float[] planes() {
    return planes;
  }

  /**
   * The features in a window.
   *
   * @param x first column
   * @param y first row
   * @param windowWide columns, at least 1
   * @param windowHigh rows, at least 1
   * @return a new array: row by row, in a row position by position, of each position its features
   * @throws IllegalArgumentException if the window is not inside the grid
   */
  public float[] descriptor(int x, int y, int windowWide, int windowHigh) {
    if (x < 0
        || y < 0
        || windowWide < 1
        || windowHigh < 1
        || windowWide > wide - x
        || windowHigh > high - y) {
      throw new IllegalArgumentException(
          String.format(
              "a window of %d x %d at (%d, %d) is not inside the grid of %d x %d",
              windowWide, windowHigh, x, y, wide, high));
    }
    float[] descriptor = new float[windowWide * windowHigh * depth];
    for (int row = 0; row < windowHigh; row++) {
      for (int k = 0; k < depth; k++) {
        int from = (k * high + y + row) * wide + x;
        int to = row * windowWide * depth + k;
        for (int column = 0; column < windowWide; column++) {
          descriptor[to + column * depth] = planes[from + column];
        }
      }
    }
    return descriptor;
  }
}
