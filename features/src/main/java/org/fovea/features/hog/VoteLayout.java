package org.fovea.features.hog;

import java.util.Arrays;

/**
 * The order in which the votes of a row of pixels are kept. The row is cut into strips, as wide as
 * the step from block to block. The votes of all strips' pixels {@code i} are in array {@code i};
 * there the vote of a strip for a bin is at {@code bin * strips + strip}. So the votes that play
 * the same part in all blocks of a row lie side by side, and are summed by loops over whole arrays
 * with one index for all, which the compiler can vectorise.
 */
final class VoteLayout {
  /** Blocks in a row. */
  final int across;

  final int bins;
  final int strips;

  private final BlockWeights weights;
  private final float[] sums;

  VoteLayout(BlockWeights weights, int width, int bins) {
    this.weights = weights;
    this.across = weights.blocks(width);
    this.bins = bins;
    this.strips = across + lastStrip();
    this.sums = new float[bins * strips];
  }

  /** How many strips further than its first one a block reaches. */
  private int lastStrip() {
    return (weights.span - 1) / weights.step;
  }

  /** Pixels in a strip. */
  int step() {
    return weights.step;
  }

  /** Pixels of a row that are left of the last block's end. */
  int columns() {
    return (across - 1) * weights.step + weights.span;
  }

  /** Room for the votes of a row. */
  float[][] row() {
    return new float[weights.step][bins * strips];
  }

  /**
   * Sums the votes of a row for one cell of each block.
   *
   * @param row votes
   * @param cell column of the cell in the block
   * @param out the sum of a block for a bin goes to {@code start + bin * across + block}
   * @param start likewise
   */
  void pool(float[][] row, int cell, float[] out, int start) {
    Arrays.fill(out, start, start + bins * across, 0);
    int end = weights.end(cell);
    int i = weights.first(cell);
    for (int strip = i / weights.step; strip * weights.step < end; strip++) {
      int stripEnd = Math.min(end, (strip + 1) * weights.step);
      Arrays.fill(sums, 0);
      for (; i < stripEnd; i += 4) {
        addPixels(row, i, stripEnd, cell);
      }
      i = stripEnd;
      for (int bin = 0; bin < bins; bin++) {
        for (int block = 0; block < across; block++) {
          out[start + bin * across + block] += sums[bin * strips + block + strip];
        }
      }
    }
  }

  private void addPixels(float[][] row, int i, int end, int cell) {
    int phase = i % weights.step;
    // Past the end the weight is 0, and any votes do.
    float[] v0 = row[phase];
    float[] v1 = i + 1 < end ? row[phase + 1] : v0;
    float[] v2 = i + 2 < end ? row[phase + 2] : v0;
    float[] v3 = i + 3 < end ? row[phase + 3] : v0;
    float w0 = weights.of(cell, i);
    float w1 = i + 1 < end ? weights.of(cell, i + 1) : 0;
    float w2 = i + 2 < end ? weights.of(cell, i + 2) : 0;
    float w3 = i + 3 < end ? weights.of(cell, i + 3) : 0;
    addScaled(w0, v0, w1, v1, w2, v2, w3, v3, sums);
  }

  /** Adds four arrays with a weight each. */
  static void addScaled(
      float w0,
      float[] v0,
      float w1,
      float[] v1,
      float w2,
      float[] v2,
      float w3,
      float[] v3,
      float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += (w0 * v0[i] + w1 * v1[i]) + (w2 * v2[i] + w3 * v3[i]);
    }
  }
}
