package org.fovea.neural.kernel;

/**
 * A matrix whose rows are samples of one array, which may overlap: element (k, r * width + x) is
 * {@code data[at + offsets[k] + r * pitch + x]}. The windows of a convolution over a padded image
 * are one, row by row of taps, so that no copy of each window is needed.
 *
 * @param data the array, shared
 * @param at added to every offset
 * @param offsets where each row begins
 * @param runs stretches of neighbours that a row consists of
 * @param width elements of each
 * @param pitch distance from one to the next
 */
@SuppressWarnings("ArrayRecordComponent") // A view of an array, compared by nobody.
public record Windows(float[] data, int at, int[] offsets, int runs, int width, int pitch) {
  /**
   * Windows whose rows are one stretch each.
   *
   * @param data the array, shared
   * @param at added to every offset
   * @param offsets where each row begins
   * @param length number of columns
   */
  public Windows(float[] data, int at, int[] offsets, int length) {
    this(data, at, offsets, 1, length, length);
  }

  /**
   * The number of rows.
   *
   * @return the number of offsets
   */
  public int depth() {
    return offsets.length;
  }

  /**
   * The number of columns.
   *
   * @return those of all stretches
   */
  public int length() {
    return runs * width;
  }
}
