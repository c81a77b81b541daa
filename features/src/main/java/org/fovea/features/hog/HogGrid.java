package org.fovea.features.hog;

/**
 * The normalised blocks of a whole picture, from which the descriptor of any window is read without
 * computing anything again. Immutable.
 *
 * <p>Windows share gradients and blocks: pixels just outside a window take part in its outermost
 * gradients, which differs from the descriptor of the window cut out as a picture of its own.
 */
public final class HogGrid {
  private final HogConfig config;
  private final int blocksWide;
  private final int blocksHigh;
  private final float[] planes;

  HogGrid(HogConfig config, int blocksWide, int blocksHigh, float[] planes) {
    this.config = config;
    this.blocksWide = blocksWide;
    this.blocksHigh = blocksHigh;
    this.planes = planes;
  }

  /**
   * What the blocks are made of.
   *
   * @return the configuration
   */
  public HogConfig config() {
    return config;
  }

  /**
   * Blocks from left to right.
   *
   * @return count, at least 1
   */
  public int blocksWide() {
    return blocksWide;
  }

  /**
   * Blocks from top to bottom.
   *
   * @return count, at least 1
   */
  public int blocksHigh() {
    return blocksHigh;
  }

  /**
   * All blocks, one plane per number of a block: number {@code k} of the block at row {@code by}
   * and column {@code bx} is at {@code (k * blocksHigh + by) * blocksWide + bx}, where {@code k =
   * (cellRow * blockSize + cellColumn) * orientations + orientation}. This is for scorers that
   * sweep the whole grid.
   *
   * @return the grid's own array, which callers must not modify
   */
  public float[] planes() {
    return planes;
  }

  /**
   * The descriptor of the whole picture.
   *
   * @return see {@link #descriptor(int, int, int, int)}
   */
  public float[] descriptor() {
    return gather(0, 0, blocksWide, blocksHigh);
  }

  /**
   * The descriptor of a window: its blocks from left to right and top to bottom, of each block the
   * cells in the same order, of each cell the orientations. This is the order of scikit-image;
   * OpenCV goes from top to bottom first, both in windows and blocks.
   *
   * @param cellX first column of cells, a multiple of the block stride
   * @param cellY first row of cells, a multiple of the block stride
   * @param cellsWide columns of cells, at least the block size
   * @param cellsHigh rows of cells, at least the block size
   * @return a new array; its length is that of a block times the blocks that fit into the window
   * @throws IllegalArgumentException if the window is not on the grid
   */
  public float[] descriptor(int cellX, int cellY, int cellsWide, int cellsHigh) {
    int stride = config.blockStride();
    int size = config.blockSize();
    int wide = cellsWide < size ? 0 : (cellsWide - size) / stride + 1;
    int high = cellsHigh < size ? 0 : (cellsHigh - size) / stride + 1;
    if (wide < 1
        || high < 1
        || cellX < 0
        || cellY < 0
        || cellX % stride != 0
        || cellY % stride != 0
        || wide > blocksWide - cellX / stride
        || high > blocksHigh - cellY / stride) {
      throw new IllegalArgumentException(
          String.format(
              "a window of %d x %d cells at cell (%d, %d) is not on the grid of %d x %d blocks of"
                  + " size %d and stride %d",
              cellsWide, cellsHigh, cellX, cellY, blocksWide, blocksHigh, size, stride));
    }
    return gather(cellX / stride, cellY / stride, wide, high);
  }

  private float[] gather(int blockX, int blockY, int wide, int high) {
    int length = config.blockLength();
    int plane = blocksWide * blocksHigh;
    float[] descriptor = new float[wide * high * length];
    for (int by = 0; by < high; by++) {
      for (int k = 0; k < length; k++) {
        int from = k * plane + (blockY + by) * blocksWide + blockX;
        int to = by * wide * length + k;
        for (int bx = 0; bx < wide; bx++) {
          descriptor[to + bx * length] = planes[from + bx];
        }
      }
    }
    return descriptor;
  }
}
