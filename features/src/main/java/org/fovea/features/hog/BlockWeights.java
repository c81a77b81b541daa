package org.fovea.features.hog;

/** Along one axis, how much each pixel of a block counts in each of the block's cells. */
final class BlockWeights {
  /** Pixels of a block. */
  final int span;

  /** Pixels from one block to the next. */
  final int step;

  private final float[][] ofCell;

  BlockWeights(HogConfig config) {
    span = config.blockSize() * config.cellSize();
    step = config.blockStride() * config.cellSize();
    ofCell = new float[config.blockSize()][span];
    for (int c = 0; c < ofCell.length; c++) {
      for (int i = 0; i < span; i++) {
        ofCell[c][i] = (float) Math.max(0, weight(config, c, i));
      }
    }
  }

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

  /** The blocks that fit into so many pixels. */
  int blocks(int pixels) {
    return pixels < span ? 0 : (pixels - span) / step + 1;
  }

  /** What pixel {@code i} of a block counts in cell {@code c}; nothing outside the block. */
  float of(int c, int i) {
    return i < 0 || i >= span ? 0 : ofCell[c][i];
  }

  /** The first pixel of a block that counts in cell {@code c}. */
  int first(int c) {
    int i = 0;
    while (ofCell[c][i] == 0) {
      i++;
    }
    return i;
  }

  /** One more than the last pixel of a block that counts in cell {@code c}. */
  int end(int c) {
    int i = span;
    while (ofCell[c][i - 1] == 0) {
      i--;
    }
    return i;
  }
}
