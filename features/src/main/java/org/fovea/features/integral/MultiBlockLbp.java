package org.fovea.features.integral;

import java.util.ArrayList;
import java.util.List;

/**
 * A multi-block local binary pattern (L. Zhang, R. Chu, S. Xiang, S. Liao and S. Li, "Face
 * Detection Based on Multi-Block LBP Representation", ICB 2007): 3 x 3 blocks of one size, and for
 * each of the eight around the middle whether its sum is at least that of the middle. Bits run
 * clockwise from the upper left block, which has 128, to the left one, which has 1, as in OpenCV's
 * cascades and in scikit-image's {@code multiblock_lbp}. Immutable.
 *
 * @param x left column of the first block, at least 0
 * @param y top row of the first block, at least 0
 * @param blockWidth columns of each block, at least 1
 * @param blockHeight rows of each block, at least 1
 */
public record MultiBlockLbp(int x, int y, int blockWidth, int blockHeight) {
  /** The blocks around the middle, clockwise from the upper left. */
  private static final int[] COLUMN = {0, 1, 2, 2, 2, 1, 0, 0};

  private static final int[] ROW = {0, 0, 0, 1, 2, 2, 2, 1};

  public MultiBlockLbp {
    if (x < 0 || y < 0 || blockWidth < 1 || blockHeight < 1) {
      throw new IllegalArgumentException(
          String.format(
              "expected blocks of at least 1 x 1 at (0, 0) or beyond, got %d x %d at (%d, %d)",
              blockWidth, blockHeight, x, y));
    }
  }

  /**
   * The pattern.
   *
   * @param sums of the picture
   * @param left the window's left column
   * @param top the window's top row
   * @return its code in the window there, 0..255
   * @throws IllegalArgumentException if the blocks reach past the picture
   */
  public int code(IntegralImage sums, int left, int top) {
    Tables.requireInside(
        left + x, top + y, 3 * blockWidth, 3 * blockHeight, sums.width(), sums.height());
    long middle = block(sums, left, top, 1, 1);
    int code = 0;
    for (int i = 0; i < 8; i++) {
      code = code << 1 | (block(sums, left, top, COLUMN[i], ROW[i]) >= middle ? 1 : 0);
    }
    return code;
  }

  private long block(IntegralImage sums, int left, int top, int column, int row) {
    return sums.sum(
        left + x + column * blockWidth, top + y + row * blockHeight, blockWidth, blockHeight);
  }

  /**
   * Whether the blocks lie inside a window.
   *
   * @param width of the window in pixels
   * @param height of the window in pixels
   * @return whether all nine do
   */
  public boolean fits(int width, int height) {
    return x + 3L * blockWidth <= width && y + 3L * blockHeight <= height;
  }

  /**
   * The patterns of all places and sizes that fit a window; a window of 24 x 24 has 8464.
   *
   * @param width of the window in pixels, at least 1
   * @param height of the window in pixels, at least 1
   * @return the patterns, by size, then by place; none in a window of less than 3 x 3
   * @throws IllegalArgumentException if a size is less than 1
   */
  public static List<MultiBlockLbp> all(int width, int height) {
    HaarFeatures.requireWindow(width, height);
    List<MultiBlockLbp> all = new ArrayList<>();
    for (int h = 1; 3 * h <= height; h++) {
      for (int w = 1; 3 * w <= width; w++) {
        for (int y = 0; y + 3 * h <= height; y++) {
          for (int x = 0; x + 3 * w <= width; x++) {
            all.add(new MultiBlockLbp(x, y, w, h));
          }
        }
      }
    }
    return all;
  }
}
