package org.fovea.neural.op;

import org.fovea.neural.kernel.Columns;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.thread.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Depthwise convolutions by a window of 3 x 3 about each pixel, or each second one of each second
 * row. Planes are copied one after another with a row of zeros between them.
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
  private static final WorkBuffer LAST = new WorkBuffer();

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
  void forward(float[] x, float[] weight, float @Nullable [] bias, float[] out) {
    int pixels = g.height * g.width;
    int zeros = g.width + 1;
    int pitch = pixels + zeros;
    int together = Math.max(1, COPIED / pitch);
    Workers.current()
        .forRanges(
            g.batch * g.channels,
            Math.max(1, PIXELS / pixels),
            (first, end) -> {
              float[] copies = COPIES.zeros(zeros + together * pitch + kernels.spill());
              for (int plane = first; plane < end; plane += together) {
                int count = Math.min(together, end - plane);
                kernels.sample(1, x, plane * pixels, pixels, copies, zeros, pitch, count, pixels);
                for (int i = 0; i < count; i++) {
                  filter(plane + i, copies, zeros + i * pitch, weight, bias, out, end);
                }
              }
            });
  }

  /** The planes of the output that a plane makes, of which those up to an end are ours. */
  private void filter(
      int plane,
      float[] copies,
      int at,
      float[] weight,
      float @Nullable [] bias,
      float[] out,
      int end) {
    int step = g.config.strideWidth();
    int pixels = g.outHeight * g.outWidth;
    int last = end * g.groupOut() * pixels - kernels.spill();
    int channel = plane % g.channels;
    for (int i = 0; i < g.groupOut(); i++) {
      int to = (plane * g.groupOut() + i) * pixels;
      int o = channel * g.groupOut() + i;
      float start = bias == null ? 0 : bias[o];
      if (to + pixels <= last) {
        kernels.correlateNeighbours(
            step, copies, at, columns, weight, o * 9, start, out, to, g.outHeight);
      } else {
        float[] results = LAST.atLeast(pixels + kernels.spill());
        kernels.correlateNeighbours(
            step, copies, at, columns, weight, o * 9, start, results, 0, g.outHeight);
        System.arraycopy(results, 0, out, to, pixels);
      }
    }
  }
}
