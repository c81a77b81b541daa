package org.fovea.features.hog;

import java.util.Arrays;

/**
 * Sums rows of votes into blocks, from top to bottom. Votes are summed down the columns first;
 * blocks overlap, so several rows of blocks are open at a time, and each is closed after its last
 * row of pixels.
 */
final class BlockRows {
  /** Rows of votes that are added at once, to spare memory. */
  private static final int GROUP = 4;

  private final HogConfig config;
  private final BlockWeights weights;
  private final VoteLayout layout;
  private final BlockNormaliser normaliser;
  private final int down;
  private final float[] planes;

  /** For each open row of blocks the sums of each row of its cells. */
  private final float[][] open;

  private final float[][] votes;
  private final float[] pooled;
  private final float[] blockRow;

  /** The rows in {@link #votes}, and the first of them. */
  private int held;

  private int first;

  BlockRows(HogConfig config, BlockWeights weights, VoteLayout layout, int down) {
    this.config = config;
    this.weights = weights;
    this.layout = layout;
    this.normaliser = new BlockNormaliser(config.norm(), config.blockLength());
    this.down = down;
    this.planes = new float[config.blockLength() * layout.across * down];
    this.open = new float[(weights.span + weights.step - 1) / weights.step][];
    for (int i = 0; i < open.length; i++) {
      open[i] = layout.rows(config.blockSize());
    }
    this.votes = new float[GROUP][layout.length];
    this.pooled = new float[layout.bins * layout.strips];
    this.blockRow = new float[config.blockLength() * layout.across];
  }

  /** Rows of pixels that are above the last block's end. */
  int pixels() {
    return (down - 1) * weights.step + weights.span;
  }

  /** Where the next row of votes is to be written. */
  float[] next() {
    return votes[held];
  }

  /** Adds the row of votes that was written. */
  void add() {
    held++;
    int end = first + held;
    boolean closes = end >= weights.span && (end - weights.span) % weights.step == 0;
    if (held == GROUP || closes) {
      int from = Math.max(0, first - weights.span + weights.step) / weights.step;
      for (int by = from; by < down && by * weights.step < end; by++) {
        addTo(by);
      }
      first = end;
      held = 0;
    }
    if (closes) {
      close((end - weights.span) / weights.step);
    }
  }

  private void addTo(int by) {
    float[] sums = open[by % open.length];
    int row = first - by * weights.step;
    for (int cell = 0; cell < config.blockSize(); cell++) {
      float w0 = weights.of(cell, row);
      float w1 = held > 1 ? weights.of(cell, row + 1) : 0;
      float w2 = held > 2 ? weights.of(cell, row + 2) : 0;
      float w3 = held > 3 ? weights.of(cell, row + 3) : 0;
      if (w0 != 0 || w1 != 0 || w2 != 0 || w3 != 0) {
        addScaled(w0, w1, w2, w3, sums, cell * layout.length);
      }
    }
  }

  private void addScaled(float w0, float w1, float w2, float w3, float[] sums, int start) {
    float[] v0 = votes[0];
    float[] v1 = votes[1];
    float[] v2 = votes[2];
    float[] v3 = votes[3];
    for (int i = 0; i < v0.length; i++) {
      sums[start + i] += (w0 * v0[i] + w1 * v1[i]) + (w2 * v2[i] + w3 * v3[i]);
    }
  }

  private void close(int by) {
    int size = config.blockSize();
    float[] sums = open[by % open.length];
    for (int cell = 0; cell < size * size; cell++) {
      layout.pool(sums, cell / size * layout.length, cell % size, pooled);
      for (int bin = 0; bin < layout.bins; bin++) {
        int to = (cell * layout.bins + bin) * layout.across;
        System.arraycopy(pooled, bin * layout.strips, blockRow, to, layout.across);
      }
    }
    Arrays.fill(sums, 0);
    normaliser.normalise(blockRow, layout.across);
    for (int k = 0; k < config.blockLength(); k++) {
      int to = (k * down + by) * layout.across;
      System.arraycopy(blockRow, k * layout.across, planes, to, layout.across);
    }
  }

  HogGrid grid() {
    return new HogGrid(config, layout.across, down, planes);
  }
}
