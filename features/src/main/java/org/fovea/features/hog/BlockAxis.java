package org.fovea.features.hog;

import java.util.Arrays;

/**
 * Along one axis, which cells of which blocks a pixel votes for and with what weight: pixel {@code
 * x} has the votes {@code x * fanOut .. (x + 1) * fanOut}.
 */
final class BlockAxis {
  /** Blocks along the axis. */
  final int blocks;

  /** Votes of each pixel; where one has fewer, the rest are for block 0, cell 0, with weight 0. */
  final int fanOut;

  /** The block voted for. */
  final int[] block;

  /** The cell in that block that is voted for. */
  final int[] cell;

  final float[] weight;

  private final int cells;
  private final int step;

  /** For each cell of a block the weights of a block's pixels. */
  private final float[][] ofCell;

  BlockAxis(int pixels, HogConfig config) {
    cells = config.blockSize();
    step = config.blockStride() * config.cellSize();
    int span = cells * config.cellSize();
    blocks = pixels < span ? 0 : (pixels - span) / step + 1;
    ofCell = new float[cells][span];
    int[] used = new int[pixels];
    for (int c = 0; c < cells; c++) {
      for (int i = 0; i < span; i++) {
        ofCell[c][i] = (float) Math.max(0, weight(config, c, i));
        for (int k = 0; k < blocks && ofCell[c][i] > 0; k++) {
          used[k * step + i]++;
        }
      }
    }
    fanOut = Arrays.stream(used).max().orElse(0);
    block = new int[pixels * fanOut];
    cell = new int[pixels * fanOut];
    weight = new float[pixels * fanOut];
    for (int c = 0; c < cells; c++) {
      for (int i = 0; i < span; i++) {
        for (int k = 0; k < blocks && ofCell[c][i] > 0; k++) {
          int pixel = k * step + i;
          int slot = pixel * fanOut + --used[pixel];
          block[slot] = k;
          cell[slot] = c;
          weight[slot] = ofCell[c][i];
        }
      }
    }
  }

  /** The weight that pixel {@code i} of a block has for the block's cell {@code c}. */
  private static double weight(HogConfig config, int c, int i) {
    int cell = config.cellSize();
    if (config.votes() == CellVotes.NEAREST) {
      return i / cell == c ? 1.0 / cell : 0;
    }
    double span = config.blockSize() * cell;
    double sigma = span / 4;
    double fromCentre = (i - span / 2) / sigma;
    double linear = 1 - Math.abs((i + 0.5) / cell - 0.5 - c);
    return linear * Math.exp(-fromCentre * fromCentre / 2);
  }

  /**
   * Sums a row of pixels into a row of blocks.
   *
   * @param sums for each cell row of a block and each orientation the pixels of a row
   * @param width pixels of a row
   * @param orientations bins
   * @param out number {@code k} of block {@code b} goes to {@code k * blocks + b}
   */
  void pool(float[] sums, int width, int orientations, float[] out) {
    for (int row = 0; row < cells * orientations; row++) {
      int cellRow = row / orientations;
      int orientation = row % orientations;
      for (int c = 0; c < cells; c++) {
        float[] weights = ofCell[c];
        int first = 0;
        int last = weights.length;
        while (weights[first] == 0) {
          first++;
        }
        while (weights[last - 1] == 0) {
          last--;
        }
        int to = ((cellRow * cells + c) * orientations + orientation) * blocks;
        for (int k = 0; k < blocks; k++) {
          int start = row * width + k * step;
          float sum = 0;
          for (int i = first; i < last; i++) {
            sum += weights[i] * sums[start + i];
          }
          out[to + k] = sum;
        }
      }
    }
  }
}
