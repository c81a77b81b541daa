package org.fovea.neural.op;

import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.op.Cut.Piece;
import org.fovea.neural.thread.Workers;
import org.jspecify.annotations.Nullable;

/** Convolutions in which each input channel is a group of its own: no product has any depth. */
final class DepthwiseConvolution {
  /** Pixels that a thread takes at once, about. */
  private static final int PIXELS = 1 << 15;

  private DepthwiseConvolution() {}

  static boolean suits(ConvGeometry g) {
    return g.groupIn() == 1;
  }

  /** [N, outC, outH, outW] into out, from x [N, C, H, W] and weight [outC, 1, kH, kW]. */
  static void forward(
      ConvGeometry g, float[] x, float[] weight, float @Nullable [] bias, float[] out) {
    Kernels kernels = Kernels.active();
    Planes from = new Planes(x, g.channels, g.height, g.width);
    ConvWindows windows = new ConvWindows(g);
    int[] offsets = windows.planeOffsets();
    int pixels = g.outHeight * g.outWidth;
    // The last rows, from which a vector would run over the end of a plane.
    int last = Math.min(g.outHeight, (kernels.spill() + g.outWidth - 1) / g.outWidth);
    int direct = g.outHeight - last;
    Workers.current()
        .forRanges(
            g.batch * g.channels,
            Math.max(1, PIXELS / pixels),
            (first, end) -> {
              float[] grid = new float[windows.planeSize() + kernels.spill()];
              float[] rest = new float[last * g.outWidth + kernels.spill()];
              int[] shifted = new int[offsets.length];
              for (int k = 0; k < shifted.length; k++) {
                shifted[k] = offsets[k] + direct * windows.pitch();
              }
              for (int plane = first; plane < end; plane++) {
                int image = plane / g.channels;
                int channel = plane % g.channels;
                windows.fill(from, new Piece(image, 1, 0, g.outHeight), channel, grid);
                for (int i = 0; i < g.groupOut(); i++) {
                  int o = channel * g.groupOut() + i;
                  int at = (image * g.outChannels + o) * pixels;
                  float start = bias == null ? 0 : bias[o];
                  kernels.correlate(
                      grid,
                      offsets,
                      windows.pitch(),
                      weight,
                      o * g.taps(),
                      start,
                      out,
                      at,
                      g.outWidth,
                      direct,
                      g.outWidth);
                  kernels.correlate(
                      grid,
                      shifted,
                      windows.pitch(),
                      weight,
                      o * g.taps(),
                      start,
                      rest,
                      0,
                      g.outWidth,
                      last,
                      g.outWidth);
                  System.arraycopy(rest, 0, out, at + direct * g.outWidth, last * g.outWidth);
                }
              }
            });
  }
}
