package org.fovea.neural.op;

import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.op.Cut.Piece;
import org.fovea.neural.thread.Workers;
import org.jspecify.annotations.Nullable;

/** Convolutions in which each input channel is a group of its own: no product has any depth. */
final class DepthwiseConvolution {
  /** Pixels that a thread takes at once, about. */
  private static final int PIXELS = 1 << 15;

  /** Where rows are shorter, they are computed in one go with the gaps between them. */
  private static final int SHORT = 32;

  private static final WorkBuffer GRID = new WorkBuffer();
  private static final WorkBuffer RESULTS = new WorkBuffer();

  private final ConvGeometry g;
  private final ConvWindows windows;
  private final Kernels kernels = Kernels.active();
  private final int[] offsets;

  /** Rows that may be written by whole vectors, without running over the end of a plane. */
  private final int safeRows;

  DepthwiseConvolution(ConvGeometry g) {
    this.g = g;
    windows = new ConvWindows(g);
    offsets = windows.planeOffsets();
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
    Workers.current()
        .forRanges(
            g.batch * g.channels,
            Math.max(1, PIXELS / pixels),
            (first, end) -> {
              float[] grid = GRID.zeros(windows.planeSize() + kernels.spill());
              for (int plane = first; plane < end; plane++) {
                int image = plane / g.channels;
                int channel = plane % g.channels;
                windows.fill(from, new Piece(image, 1, 0, g.outHeight), channel, grid);
                for (int i = 0; i < g.groupOut(); i++) {
                  int o = channel * g.groupOut() + i;
                  float start = bias == null ? 0 : bias[o];
                  plane(grid, weight, o, start, out, (image * g.outChannels + o) * pixels);
                }
              }
            });
  }

  private void plane(float[] grid, float[] weight, int o, float start, float[] out, int at) {
    int width = g.outWidth;
    int pitch = windows.pitch();
    int direct = width < SHORT ? 0 : safeRows;
    if (direct > 0) {
      kernels.correlate(
          grid, offsets, pitch, weight, o * g.taps(), start, out, at, width, direct, width);
    }
    int[] shifted = offsets;
    if (direct > 0) {
      shifted = offsets.clone();
      for (int k = 0; k < shifted.length; k++) {
        shifted[k] += direct * pitch;
      }
    }
    int rows = g.outHeight - direct;
    int length = (rows - 1) * pitch + width;
    float[] results = RESULTS.atLeast(length + kernels.spill());
    kernels.correlate(grid, shifted, 0, weight, o * g.taps(), start, results, 0, 0, 1, length);
    int safe = safeRows - direct;
    kernels.sample(1, results, 0, pitch, out, at + direct * width, width, safe, width);
    for (int r = safe; r < rows; r++) {
      System.arraycopy(results, r * pitch, out, at + (direct + r) * width, width);
    }
  }
}
