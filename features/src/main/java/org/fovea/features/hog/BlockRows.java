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

  /** For each open row of blocks the sums of each row of its cells, in the layout's order. */
  private final float[][][][] open;

  private final float[][][] votes = new float[GROUP][][];
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
    this.open = new float[(weights.span + weights.step - 1) / weights.step][config.blockSize()][][];
    for (float[][][] blocks : open) {
      Arrays.setAll(blocks, i -> layout.row());
    }
    Arrays.setAll(votes, i -> layout.row());
    this.blockRow = new float[config.blockLength() * layout.across];
  }

  /** Rows of pixels that are above the last block's end. */
  int pixels() {
    return (down - 1) * weights.step + weights.span;
  }

  /** Where the next row of votes is to be written. */
  float[][] next() {
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
    int row = first - by * weights.step;
    for (int cell = 0; cell < config.blockSize(); cell++) {
      float w0 = weights.of(cell, row);
      float w1 = held > 1 ? weights.of(cell, row + 1) : 0;
      float w2 = held > 2 ? weights.of(cell, row + 2) : 0;
      float w3 = held > 3 ? weights.of(cell, row + 3) : 0;
      if (w0 != 0 || w1 != 0 || w2 != 0 || w3 != 0) {
        float[][] sums = open[by % open.length][cell];
        for (int i = 0; i < sums.length; i++) {
          VoteLayout.addScaled(
              w0, votes[0][i], w1, votes[1][i], w2, votes[2][i], w3, votes[3][i], sums[i]);
        }
      }
    }
  }

  private void close(int by) {
    int size = config.blockSize();
    float[][][] cells = open[by % open.length];
    for (int cell = 0; cell < size * size; cell++) {
      int to = cell * layout.bins * layout.across;
      layout.pool(cells[cell / size], cell % size, blockRow, to);
    }
    for (float[][] row : cells) {
      for (float[] sums : row) {
        Arrays.fill(sums, 0);
      }
    }
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
