package org.fovea.features.hog;

import org.fovea.features.gradient.Tone;

/**
 * What a histogram of oriented gradients is made of.
 *
 * @param cellSize width and height of a cell in pixels, at least 1
 * @param blockSize width and height of a block in cells, at least 1
 * @param blockStride cells from one block to the next, at least 1
 * @param orientations bins of a histogram, 1..360
 * @param signed whether bins cover 360 degrees, so that light-to-dark differs from dark-to-light,
 *     or 180
 * @param norm how blocks are normalised
 * @param tone what is done to the picture's values before the gradient is taken
 * @param votes which histograms a pixel votes for
 */
public record HogConfig(
    int cellSize,
    int blockSize,
    int blockStride,
    int orientations,
    boolean signed,
    BlockNorm norm,
    Tone tone,
    CellVotes votes) {
  public HogConfig {
    atLeastOne("cellSize", cellSize);
    atLeastOne("blockSize", blockSize);
    atLeastOne("blockStride", blockStride);
    atLeastOne("orientations", orientations);
    if (orientations > 360) {
      throw new IllegalArgumentException("orientations must be 1..360, got " + orientations);
    }
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, got " + value);
    }
  }

  /**
   * The descriptor of Dalal and Triggs for pedestrians, as OpenCV computes it: cells of 8 pixels,
   * blocks of 2 x 2 cells at every cell, 9 unsigned orientations, square root, trilinear votes.
   *
   * @return the configuration
   */
  public static HogConfig dalalTriggs() {
    return new HogConfig(
        8, 2, 1, 9, false, BlockNorm.L2_HYS_DAMPED, Tone.SQRT, CellVotes.TRILINEAR);
  }

  /**
   * The descriptor that scikit-image's {@code hog} computes when asked for blocks of 2 x 2 cells:
   * cells of 8 pixels, 9 unsigned orientations, no square root, each pixel votes once.
   *
   * @return the configuration
   */
  public static HogConfig scikitImage() {
    return new HogConfig(8, 2, 1, 9, false, BlockNorm.L2_HYS, Tone.LINEAR, CellVotes.NEAREST);
  }

  /**
   * The numbers in one block.
   *
   * @return {@code blockSize * blockSize * orientations}
   */
  public int blockLength() {
    return blockSize * blockSize * orientations;
  }

  /**
   * The same with cells of another size.
   *
   * @param pixels width and height of a cell, at least 1
   * @return a changed copy
   */
  public HogConfig withCellSize(int pixels) {
    return new HogConfig(pixels, blockSize, blockStride, orientations, signed, norm, tone, votes);
  }

  /**
   * The same with other bins.
   *
   * @param bins bins of a histogram, 1..360
   * @param overFullCircle whether they cover 360 degrees or 180
   * @return a changed copy
   */
  public HogConfig withOrientations(int bins, boolean overFullCircle) {
    return new HogConfig(cellSize, blockSize, blockStride, bins, overFullCircle, norm, tone, votes);
  }

  /**
   * The same with other blocks.
   *
   * @param size width and height of a block in cells, at least 1
   * @param stride cells from one block to the next, at least 1
   * @return a changed copy
   */
  public HogConfig withBlocks(int size, int stride) {
    return new HogConfig(cellSize, size, stride, orientations, signed, norm, tone, votes);
  }

  /**
   * The same with another normalisation.
   *
   * @param blockNorm how blocks are normalised
   * @return a changed copy
   */
  public HogConfig withNorm(BlockNorm blockNorm) {
    return new HogConfig(
        cellSize, blockSize, blockStride, orientations, signed, blockNorm, tone, votes);
  }

  /**
   * The same with another tone curve.
   *
   * @param curve what is done to the picture's values first
   * @return a changed copy
   */
  public HogConfig withTone(Tone curve) {
    return new HogConfig(
        cellSize, blockSize, blockStride, orientations, signed, norm, curve, votes);
  }
}
