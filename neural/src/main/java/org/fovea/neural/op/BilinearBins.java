package org.fovea.neural.op;

import java.util.Arrays;

/**
 * The bins into which a region is cut along one axis, each averaged over evenly spaced samples
 * between pixels: for each bin, the pixels that its samples touch and their weights. A sample of a
 * grid is the product of one along each axis, so the mean over the grid is, too.
 */
final class BilinearBins {
  private final int[] starts;
  private int[] indices = new int[16];
  private float[] weights = new float[16];
  private int count;
  private int first = Integer.MAX_VALUE;
  private int end;

  private BilinearBins(int bins) {
    starts = new int[bins + 1];
  }

  /**
   * Cuts a region.
   *
   * @param start where it begins, pixel 0 having its centre at 0
   * @param size its length, may be negative
   * @param bins how many
   * @param samples per bin, or 0 or less for one per pixel of a bin, rounded up
   * @param extent of the axis; samples more than a pixel outside count as 0
   */
  static BilinearBins of(double start, double size, int bins, int samples, int extent) {
    BilinearBins result = new BilinearBins(bins);
    double bin = size / bins;
    int grid = samples > 0 ? samples : (int) Math.max(0, Math.ceil(bin));
    double step = bin / grid;
    for (int b = 0; b < bins; b++) {
      double at = start + b * bin;
      int from = 0;
      int to = grid;
      if (step > 0) {
        // Of a region far larger than the image only the samples inside are visited.
        from = (int) Math.max(0, Math.min(grid, Math.floor((-1 - at) / step) - 1));
        to = (int) Math.max(from, Math.min(grid, Math.ceil((extent - at) / step) + 1));
      }
      for (int i = from; i < to; i++) {
        result.sample(at + (i + 0.5) * bin / grid, 1.0 / grid, extent, result.starts[b]);
      }
      result.starts[b + 1] = result.count;
    }
    return result;
  }

  private void sample(double position, double share, int extent, int binStart) {
    if (!(position >= -1 && position <= extent)) {
      return;
    }
    double inside = Math.min(Math.max(position, 0), extent - 1);
    int low = (int) inside;
    double high = inside - low;
    add(low, share * (1 - high), binStart);
    if (high > 0) {
      add(low + 1, share * high, binStart);
    }
  }

  /** Adds to the weight of a pixel; neighbouring samples often share one. */
  private void add(int index, double weight, int binStart) {
    for (int i = count - 1; i >= Math.max(binStart, count - 2); i--) {
      if (indices[i] == index) {
        weights[i] += (float) weight;
        return;
      }
    }
    if (count == indices.length) {
      indices = Arrays.copyOf(indices, 2 * count);
      weights = Arrays.copyOf(weights, 2 * count);
    }
    indices[count] = index;
    weights[count++] = (float) weight;
    first = Math.min(first, index);
    end = Math.max(end, index + 1);
  }

  /** The first entry of a bin; its last is before the first of the next. */
  int start(int bin) {
    return starts[bin];
  }

  int index(int entry) {
    return indices[entry];
  }

  float weight(int entry) {
    return weights[entry];
  }

  /** The first pixel that a bin touches. */
  int first() {
    return Math.min(first, end);
  }

  /** One past the last pixel that a bin touches; the first pixel where none is touched. */
  int end() {
    return end;
  }
}
