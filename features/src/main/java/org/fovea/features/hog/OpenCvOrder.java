package org.fovea.features.hog;

/**
 * The order of numbers in OpenCV's {@code HOGDescriptor}: blocks of a window from top to bottom
 * first, then from left to right, and likewise the cells of a block. Descriptors and the weights
 * that a linear classifier has for them are reordered alike.
 */
public final class OpenCvOrder {
  private OpenCvOrder() {}

  /**
   * From OpenCV's order to ours, which is by rows first.
   *
   * @param values descriptor or weights of a window, in OpenCV's order
   * @param config of the descriptor
   * @param blocksWide blocks of the window from left to right
   * @param blocksHigh blocks of the window from top to bottom
   * @return a new array, in the order of {@link HogGrid#descriptor()}
   * @throws IllegalArgumentException if there are not as many values as such a window has
   */
  public static float[] toRowsFirst(
      float[] values, HogConfig config, int blocksWide, int blocksHigh) {
    int[] places = places(values, config, blocksWide, blocksHigh);
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[places[i]] = values[i];
    }
    return result;
  }

  /**
   * From our order to OpenCV's.
   *
   * @param values descriptor or weights of a window, in the order of {@link HogGrid#descriptor()}
   * @param config of the descriptor
   * @param blocksWide blocks of the window from left to right
   * @param blocksHigh blocks of the window from top to bottom
   * @return a new array, in OpenCV's order
   * @throws IllegalArgumentException if there are not as many values as such a window has
   */
  public static float[] ofRowsFirst(
      float[] values, HogConfig config, int blocksWide, int blocksHigh) {
    int[] places = places(values, config, blocksWide, blocksHigh);
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[places[i]];
    }
    return result;
  }

  /** For each number in OpenCV's order its place in ours. */
  private static int[] places(float[] values, HogConfig config, int blocksWide, int blocksHigh) {
    if (blocksWide < 1
        || blocksHigh < 1
        || values.length != (long) blocksWide * blocksHigh * config.blockLength()) {
      throw new IllegalArgumentException(
          String.format(
              "expected %d x %d blocks of %d values, got %d values",
              blocksWide, blocksHigh, config.blockLength(), values.length));
    }
    int size = config.blockSize();
    int bins = config.orientations();
    int[] places = new int[values.length];
    int i = 0;
    for (int bx = 0; bx < blocksWide; bx++) {
      for (int by = 0; by < blocksHigh; by++) {
        for (int cx = 0; cx < size; cx++) {
          for (int cy = 0; cy < size; cy++) {
            int cell = ((by * blocksWide + bx) * size + cy) * size + cx;
            for (int bin = 0; bin < bins; bin++) {
              places[i++] = cell * bins + bin;
            }
          }
        }
      }
    }
    return places;
  }
}
