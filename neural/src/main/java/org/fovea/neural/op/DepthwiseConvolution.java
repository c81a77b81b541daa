package org.fovea.neural.op;

import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.op.Planes.Axis;
import org.fovea.neural.thread.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Convolutions in which each input channel is a group of its own: no product has any depth. A plane
 * is copied into a padded one, of which weighted sums of shifted rows are taken; a horizontal
 * stride keeps some of them.
 */
final class DepthwiseConvolution {
  /** Pixels that a thread takes at once, about. */
  private static final int PIXELS = 1 << 15;

  /** Where rows are shorter, they are computed in one go with the gaps between them. */
  private static final int SHORT = 32;

  private static final WorkBuffer PADDED = new WorkBuffer();
  private static final WorkBuffer RESULTS = new WorkBuffer();

  private final ConvGeometry g;
  private final Kernels kernels = Kernels.active();
  private final Axis rows;
  private final Axis columns;
  private final int[] offsets;

  /** Rows whose results may be written by whole vectors, which don't run over a plane's end. */
  private final int safeRows;

  DepthwiseConvolution(ConvGeometry g) {
    this.g = g;
    Conv2dConfig c = g.config;
    rows = new Axis(-c.padTop(), 1, g.height + c.padTop() + c.padBottom());
    columns = new Axis(-c.padLeft(), 1, g.width + c.padLeft() + c.padRight());
    offsets = new int[g.taps()];
    for (int k = 0; k < offsets.length; k++) {
      int row = k / g.kernelWidth * c.dilationHeight();
      offsets[k] = row * columns.count() + k % g.kernelWidth * c.dilationWidth();
    }
    int reached = (kernels.spill() + g.outWidth - 1) / g.outWidth;
    safeRows = Math.max(0, g.outHeight - reached);
  }

  static boolean suits(ConvGeometry g) {
    return g.groupIn() == 1;
  }

  /** [N, outC, outH, outW] into out, from x [N, C, H, W] and weight [outC, 1, kH, kW]. */
  void forward(float[] x, float[] weight, float @Nullable [] bias, float[] out) {
    Planes from = new Planes(x, g.channels, g.height, g.width);
    int pixels = g.outHeight * g.outWidth;
    int pitch = columns.count();
    Workers.current()
        .forRanges(
            g.batch * g.channels,
            Math.max(1, PIXELS / (rows.count() * pitch)),
            (first, end) -> {
              float[] padded = PADDED.zeros(rows.count() * pitch + kernels.spill());
              for (int plane = first; plane < end; plane++) {
                int image = plane / g.channels;
                int channel = plane % g.channels;
                from.sample(from.at(image, channel), rows, columns, padded, 0, pitch);
                for (int i = 0; i < g.groupOut(); i++) {
                  int o = channel * g.groupOut() + i;
                  float start = bias == null ? 0 : bias[o];
                  plane(padded, weight, o, start, out, (image * g.outChannels + o) * pixels);
                }
              }
            });
  }

  private void plane(float[] padded, float[] weight, int o, float start, float[] out, int at) {
    int width = g.outWidth;
    int step = g.config.strideWidth();
    int rowPitch = g.config.strideHeight() * columns.count();
    int weightAt = o * g.taps();
    int direct = step == 1 && width >= SHORT ? safeRows : 0;
    if (direct > 0) {
      kernels.correlate(
          padded, offsets, rowPitch, weight, weightAt, start, out, at, width, direct, width);
    }
    int rest = g.outHeight - direct;
    if (rest == 0) {
      return;
    }
    int[] shifted = shifted(direct * rowPitch);
    int span = (width - 1) * step + 1;
    int pitch = rowPitch == columns.count() ? rowPitch : span + kernels.spill();
    float[] results = RESULTS.atLeast(rest * pitch + kernels.spill());
    if (pitch == rowPitch) {
      int length = (rest - 1) * pitch + span;
      kernels.correlate(padded, shifted, 0, weight, weightAt, start, results, 0, 0, 1, length);
    } else {
      kernels.correlate(
          padded, shifted, rowPitch, weight, weightAt, start, results, 0, pitch, rest, span);
    }
    int safe = safeRows - direct;
    kernels.sample(step, results, 0, pitch, out, at + direct * width, width, safe, width);
    for (int r = safe; r < rest; r++) {
      int to = at + (direct + r) * width;
      for (int i = 0; i < width; i++) {
        out[to + i] = results[r * pitch + i * step];
      }
    }
  }

  private int[] shifted(int distance) {
    if (distance == 0) {
      return offsets;
    }
    int[] shifted = offsets.clone();
    for (int k = 0; k < shifted.length; k++) {
      shifted[k] += distance;
    }
    return shifted;
  }
}
