package org.fovea.neural.kernel;

/**
 * A matrix whose rows are stretches of one array, which may overlap: element (k, p) is {@code
 * data[at + offsets[k] + p]}. The windows of a convolution over a padded image are one, row by row
 * of taps, so that no copy of each window is needed.
 *
 * @param data the array, shared
 * @param at added to every offset
 * @param offsets where each row begins
 * @param length number of columns
 */
@SuppressWarnings("ArrayRecordComponent") // A view of an array, compared by nobody.
public record Windows(float[] data, int at, int[] offsets, int length) {
  /**
   * The number of rows.
   *
   * @return the number of offsets
   */
  public int depth() {
    return offsets.length;
  }
}
