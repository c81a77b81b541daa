package org.fovea.neural.op;

import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.op.Planes.Axis;
import org.fovea.neural.thread.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Convolutions in which each input channel is a group of its own: no product has any depth. Some
 * planes are copied into padded ones, of which weighted sums of shifted rows are taken.
 */
final class DepthwiseConvolution {
  /** Pixels that a thread takes at once, about. */
  private static final int PIXELS = 1 << 15;

  /**
   * Pixels that are padded at once, about: few enough to stay in the first-level cache, but so many
   * that none is read right after it was written, when it is on its way to the cache.
   */
  private static final int PADDED_PIXELS = 1 << 12;

  private static final WorkBuffer PADDED = new WorkBuffer();
  private static final WorkBuffer ROW = new WorkBuffer();

  private final ConvGeometry g;
  private final Kernels kernels = Kernels.active();
  private final Axis rows;
  private final Axis columns;
  private final int[] offsets;

  /** Elements of a padded plane. */
  private final int size;

  DepthwiseConvolution(ConvGeometry g) {
    this.g = g;
    Conv2dConfig c = g.config;
    rows = new Axis(-c.padTop(), 1, g.height + c.padTop() + c.padBottom());
    columns = new Axis(-c.padLeft(), 1, g.width + c.padLeft() + c.padRight());
    size = rows.count() * columns.count();
    offsets = new int[g.taps()];
    for (int k = 0; k < offsets.length; k++) {
      int row = k / g.kernelWidth * c.dilationHeight();
      offsets[k] = row * columns.count() + k % g.kernelWidth * c.dilationWidth();
    }
  }

  static boolean suits(ConvGeometry g) {
    return g.groupIn() == 1;
  }

  /** [N, outC, outH, outW] into out, from x [N, C, H, W] and weight [outC, 1, kH, kW]. */
  void forward(float[] x, float[] weight, float @Nullable [] bias, Epilogue epilogue, float[] out) {
    Planes from = new Planes(x, g.channels, g.height, g.width);
    int together = Math.max(1, PADDED_PIXELS / size);
    int step = g.config.strideWidth();
    Workers.current()
        .forRanges(
            g.batch * g.channels,
            Math.max(1, PIXELS / size),
            (first, end) -> {
              float[] padded = PADDED.zeros(together * size + step * (kernels.spill() + 1));
              for (int plane = first; plane < end; plane += together) {
                int count = Math.min(together, end - plane);
                for (int i = 0; i < count; i++) {
                  int at = (plane + i) * g.height * g.width;
                  from.sample(at, rows, columns, padded, i * size, columns.count());
                }
                for (int i = 0; i < count; i++) {
                  filter(plane + i, padded, i * size, weight, bias, out, end);
                }
                if (!epilogue.equals(Epilogue.NONE)) {
                  int pixels = g.groupOut() * g.outHeight * g.outWidth;
                  epilogue.apply(out, plane * pixels, (plane + count) * pixels);
                }
              }
            });
  }

  /** The planes of the output that a padded plane makes, of which those up to an end are ours. */
  private void filter(
      int plane,
      float[] padded,
      int at,
      float[] weight,
      float @Nullable [] bias,
      float[] out,
      int end) {
    int[] xs = new int[offsets.length];
    for (int k = 0; k < xs.length; k++) {
      xs[k] = at + offsets[k];
    }
    int step = g.config.strideWidth();
    int pitch = g.config.strideHeight() * columns.count();
    int width = g.outWidth;
    int pixels = g.outHeight * width;
    int last = end * g.groupOut() * pixels - kernels.spill();
    for (int i = 0; i < g.groupOut(); i++) {
      int to = (plane * g.groupOut() + i) * pixels;
      int o = plane % g.channels * g.groupOut() + i;
      int weightAt = o * g.taps();
      float start = bias == null ? 0 : bias[o];
      // Where whole vectors would run over the end, the last rows are computed elsewhere.
      int direct = Math.max(0, Math.min(g.outHeight, (last - to) / width));
      kernels.correlate(
          step, padded, xs, pitch, weight, weightAt, start, out, to, width, direct, width);
      if (direct < g.outHeight) {
        float[] row = ROW.atLeast(width + kernels.spill());
        for (int k = 0; k < xs.length; k++) {
          xs[k] += direct * pitch;
        }
        for (int r = direct; r < g.outHeight; r++) {
          kernels.correlate(step, padded, xs, pitch, weight, weightAt, start, row, 0, 0, 1, width);
          System.arraycopy(row, 0, out, to + r * width, width);
          for (int k = 0; k < xs.length; k++) {
            xs[k] += pitch;
          }
        }
      }
    }
  }
}
