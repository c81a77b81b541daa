package org.fovea.features.hog;

import java.util.Arrays;

/**
 * The order in which the votes of a row of pixels are kept. The row is cut into strips, as wide as
 * the step from block to block; the vote of a strip's pixel {@code i} for a bin is at {@code (i *
 * bins + bin) * strips + strip}. So the votes that play the same part in neighbouring blocks are
 * neighbours, and all blocks of a row are summed at once.
 */
final class VoteLayout {
  /** Blocks in a row. */
  final int across;

  final int bins;
  final int strips;

  /** Votes of a row of pixels. */
  final int length;

  private final BlockWeights weights;

  VoteLayout(BlockWeights weights, int width, int bins) {
    this.weights = weights;
    this.across = weights.blocks(width);
    this.bins = bins;
    this.strips = across + lastStrip();
    this.length = weights.step * bins * strips;
  }

  /** How many strips further than its first one a block reaches. */
  private int lastStrip() {
    return (weights.span - 1) / weights.step;
  }

  /** For each pixel that is left of the last block's end, where its vote for bin 0 is. */
  int[] starts() {
    int[] starts = new int[(across - 1) * weights.step + weights.span];
    for (int x = 0; x < starts.length; x++) {
      starts[x] = x % weights.step * bins * strips + x / weights.step;
    }
    return starts;
  }

  /** Room for so many rows of votes, and for what {@link #pool} reads behind them. */
  float[] rows(int count) {
    return new float[count * length + lastStrip()];
  }

  /**
   * Sums the votes of a row for one cell of each block.
   *
   * @param sums rows of votes
   * @param start where the row starts
   * @param cell column of the cell in the block
   * @param out the sum of a block for a bin goes to {@code bin * strips + block}
   */
  void pool(float[] sums, int start, int cell, float[] out) {
    int n = bins * strips;
    Arrays.fill(out, 0);
    int end = weights.end(cell);
    for (int i = weights.first(cell); i < end; i += 4) {
      // Past the end the weight is 0, and any votes do.
      int p0 = start + offset(i);
      int p1 = i + 1 < end ? start + offset(i + 1) : p0;
      int p2 = i + 2 < end ? start + offset(i + 2) : p0;
      int p3 = i + 3 < end ? start + offset(i + 3) : p0;
      float w0 = weights.of(cell, i);
      float w1 = weights.of(cell, i + 1);
      float w2 = weights.of(cell, i + 2);
      float w3 = weights.of(cell, i + 3);
      for (int j = 0; j < n; j++) {
        out[j] += (w0 * sums[p0 + j] + w1 * sums[p1 + j]) + (w2 * sums[p2 + j] + w3 * sums[p3 + j]);
      }
    }
  }

  private int offset(int pixel) {
    return pixel % weights.step * bins * strips + pixel / weights.step;
  }
}
