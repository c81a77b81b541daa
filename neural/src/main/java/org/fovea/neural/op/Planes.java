package org.fovea.neural.op;

import org.fovea.neural.kernel.Kernels;

/**
 * A batch of images [batch, channels, height, width] in an array, and copies between it and grids:
 * regular samples of some of its planes, stored one after another as [channel, image, row, column],
 * with zeros where they lie outside.
 *
 * @param data the array, shared
 * @param channels of an image
 * @param height of a plane
 * @param width of a plane
 */
@SuppressWarnings("ArrayRecordComponent") // A view of an array, compared by nobody.
record Planes(float[] data, int channels, int height, int width) {
  /**
   * Samples along one axis: {@code start + i * step} for i below count.
   *
   * @param start position of the first sample, may be negative
   * @param step distance between samples, at least 1
   * @param count number of samples
   */
  record Axis(int start, int step, int count) {
    /** The first sample at or after position 0. */
    int firstInside() {
      return start >= 0 ? 0 : Math.min(count, (-start + step - 1) / step);
    }

    /** One past the last sample before a length. */
    int lastInside(int length) {
      return start >= length ? 0 : Math.min(count, (length - 1 - start) / step + 1);
    }
  }

  int at(int image, int channel) {
    return (image * channels + channel) * height * width;
  }

  /**
   * Copies samples of one plane to a grid whose elements outside are zero already. Elements that
   * follow a row of samples, as many as {@link Kernels#spill}, may be set to zero.
   *
   * @param pitch distance between the grid's rows
   */
  void sample(int plane, Axis rows, Axis columns, float[] grid, int gridAt, int pitch) {
    int first = columns.firstInside();
    int firstRow = rows.firstInside();
    int count = columns.lastInside(width) - first;
    int rowCount = rows.lastInside(height) - firstRow;
    if (count > 0 && rowCount > 0) {
      int from =
          plane
              + (rows.start + firstRow * rows.step) * width
              + columns.start
              + first * columns.step;
      Kernels.active()
          .sample(
              columns.step,
              data,
              from,
              rows.step * width,
              grid,
              gridAt + firstRow * pitch + first,
              pitch,
              rowCount,
              count);
    }
  }

  /** The reverse of {@link #sample}: writes the grid's elements to where they were sampled. */
  void write(int plane, Axis rows, Axis columns, float[] grid, int gridAt, int pitch) {
    int first = columns.firstInside();
    int last = columns.lastInside(width);
    for (int i = rows.firstInside(); i < rows.lastInside(height); i++) {
      int to = plane + (rows.start + i * rows.step) * width + columns.start;
      int from = gridAt + i * pitch;
      if (columns.step == 1) {
        if (last > first) {
          System.arraycopy(grid, from + first, data, to + first, last - first);
        }
      } else {
        for (int j = first; j < last; j++) {
          data[to + j * columns.step] = grid[from + j];
        }
      }
    }
  }
}
