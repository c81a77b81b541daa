package org.fovea.neural.kernel;

/**
 * The columns of planes of one width, over and over, as masks that have all bits set where a column
 * has a neighbour in its row and none elsewhere.
 *
 * @param width of a plane
 * @param hasLeft whether a column has one on its left
 * @param hasRight whether a column has one on its right
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, compared by nobody.
public record Columns(int width, int[] hasLeft, int[] hasRight) {
  /** Elements of masks beyond a row, no fewer than a vector has. */
  private static final int SPARE = 64;

  /**
   * Those of a width.
   *
   * @param width of a plane, at least 1
   * @return masks from which a vector can be read at each column
   */
  public static Columns of(int width) {
    int[] hasLeft = new int[width + SPARE];
    int[] hasRight = new int[width + SPARE];
    for (int i = 0; i < hasLeft.length; i++) {
      hasLeft[i] = i % width > 0 ? -1 : 0;
      hasRight[i] = i % width < width - 1 ? -1 : 0;
    }
    return new Columns(width, hasLeft, hasRight);
  }
}
