package org.fovea.neural.op;

import java.util.Arrays;
import org.fovea.neural.kernel.Columns;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.thread.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Depthwise convolutions by a window of 3 x 3 about each pixel, or each second one of each second
 * row. Planes are copied, several of them or some rows of one at a time, to where rows of zeros are
 * above and below.
 */
final class NeighbourConvolution {
  /** Pixels that a thread takes at once, about. */
  private static final int PIXELS = 1 << 15;

  /**
   * Pixels that are copied at once, about: few enough to stay in the first-level cache, but so many
   * that none is read right after it was written, when it is on its way to the cache.
   */
  private static final int COPIED = 1 << 12;

  private static final WorkBuffer COPIES = new WorkBuffer();
  private static final WorkBuffer RESULTS = new WorkBuffer();

  private final ConvGeometry g;
  private final Kernels kernels = Kernels.active();
  private final Columns columns;

  NeighbourConvolution(ConvGeometry g) {
    this.g = g;
    columns = Columns.of(g.width);
  }

  static boolean suits(ConvGeometry g) {
    Conv2dConfig c = g.config;
    return DepthwiseConvolution.suits(g)
        && g.kernelHeight == 3
        && g.kernelWidth == 3
        && c.dilationHeight() == 1
        && c.dilationWidth() == 1
        && c.strideHeight() == c.strideWidth()
        && c.strideHeight() <= 2
        && c.padTop() == 1
        && c.padBottom() == 1
        && c.padLeft() == 1
        && c.padRight() == 1;
  }

  /** [N, outC, outH, outW] into out, from x [N, C, H, W] and weight [outC, 1, 3, 3]. */
  void forward(float[] x, float[] weight, float @Nullable [] bias, Epilogue epilogue, float[] out) {
    Task task = new Task(x, weight, bias, epilogue, out);
    int pixels = g.height * g.width;
    Workers.current()
        .forRanges(
            g.batch * g.channels,
            Math.max(1, PIXELS / pixels),
            (first, end) -> {
              if (pixels <= COPIED) {
                planes(task, first, end);
              } else {
                for (int plane = first; plane < end; plane++) {
                  rows(task, plane, end);
                }
              }
            });
  }

  /**
   * The arrays of a call.
   *
   * @param x [N, C, H, W]
   * @param weight [outC, 1, 3, 3]
   * @param bias [outC], or null for none
   * @param epilogue done to each result
   * @param out [N, outC, outH, outW], written
   */
  @SuppressWarnings("ArrayRecordComponent") // Local to a call.
  private record Task(
      float[] x, float[] weight, float @Nullable [] bias, Epilogue epilogue, float[] out) {}

  /** Filters several planes together, with a row of zeros between them. */
  private void planes(Task task, int first, int end) {
    int pixels = g.height * g.width;
    int zeros = g.width + 1;
    int pitch = pixels + zeros;
    int together = Math.max(1, COPIED / pitch);
    float[] copies = COPIES.zeros(zeros + together * pitch + kernels.spill());
    for (int plane = first; plane < end; plane += together) {
      int count = Math.min(together, end - plane);
      kernels.sample(1, task.x, plane * pixels, pixels, copies, zeros, pitch, count, pixels);
      for (int i = 0; i < count; i++) {
        filter(task, plane + i, copies, zeros + i * pitch, 0, g.outHeight, end);
      }
      int size = g.groupOut() * g.outHeight * g.outWidth;
      task.epilogue.apply(task.out, plane * size, (plane + count) * size);
    }
  }

  /** Filters a plane by some rows at a time. */
  private void rows(Task task, int plane, int end) {
    int width = g.width;
    int step = g.config.strideWidth();
    int together = Math.max(1, COPIED / (step * width));
    float[] copies = COPIES.atLeast((step * together + 2) * width + 2 + kernels.spill());
    for (int row = 0; row < g.outHeight; row += together) {
      int count = Math.min(together, g.outHeight - row);
      int above = step * row - 1;
      int below = above + step * (count - 1) + 2;
      int from = Math.max(0, above);
      int to = Math.min(g.height, below + 1);
      int at = 1 + (from - above) * width;
      Arrays.fill(copies, 0, at, 0);
      int length = (to - from) * width;
      System.arraycopy(task.x, (plane * g.height + from) * width, copies, at, length);
      if (to <= below) {
        Arrays.fill(copies, at + length, at + length + width, 0);
      }
      filter(task, plane, copies, 1 + width, row, count, end);
      for (int i = 0; i < g.groupOut(); i++) {
        int first = ((plane * g.groupOut() + i) * g.outHeight + row) * g.outWidth;
        task.epilogue.apply(task.out, first, first + count * g.outWidth);
      }
    }
  }

  /**
   * Computes rows of the planes of the output that a plane makes.
   *
   * @param at where the input's row of the first row is in the copy
   * @param end the plane up to which the output is ours
   */
  private void filter(Task task, int plane, float[] copies, int at, int row, int rows, int end) {
    int step = g.config.strideWidth();
    int planeSize = g.outHeight * g.outWidth;
    int pixels = rows * g.outWidth;
    int last = end * g.groupOut() * planeSize - kernels.spill();
    int channel = plane % g.channels;
    for (int i = 0; i < g.groupOut(); i++) {
      int to = (plane * g.groupOut() + i) * planeSize + row * g.outWidth;
      int o = channel * g.groupOut() + i;
      float start = task.bias == null ? 0 : task.bias[o];
      // Whole vectors write over what comes next, which must be ours and not be there yet.
      boolean inPlace = to + pixels <= last && (rows == g.outHeight || g.groupOut() == 1);
      float[] results = inPlace ? task.out : RESULTS.atLeast(pixels + kernels.spill());
      kernels.correlateNeighbours(
          step, copies, at, columns, task.weight, o * 9, start, results, inPlace ? to : 0, rows);
      if (!inPlace) {
        System.arraycopy(results, 0, task.out, to, pixels);
      }
    }
  }
}
