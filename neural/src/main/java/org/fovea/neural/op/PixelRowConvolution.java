package org.fovea.neural.op;

import java.util.Arrays;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.kernel.PanelMatrix;
import org.fovea.neural.kernel.Windows;
import org.fovea.neural.op.ConvWindows.Grid;
import org.fovea.neural.op.Cut.Piece;
import org.fovea.neural.thread.Workers;
import org.jspecify.annotations.Nullable;

/** Convolutions whose maps have so few pixels that vectors are better filled by channels. */
final class PixelRowConvolution {
  /** Input channels times taps below which putting the results in place costs too much. */
  private static final int MIN_DEPTH = 128;

  private PixelRowConvolution() {}

  static boolean suits(ConvGeometry g) {
    return g.groups() == 1
        && g.depth() >= MIN_DEPTH
        && Kernels.active().prefersPixelRows(g.outHeight * g.outWidth);
  }

  /** The weight [outC, C, kH, kW] as the right operand, k x outC. */
  static PanelMatrix pack(float[] weight, ConvGeometry g) {
    return pack(weight, g.outChannels, g.depth());
  }

  /** A weight [outputs, depth] as the right operand, depth x outputs. */
  static PanelMatrix pack(float[] weight, int outputs, int depth) {
    int width = Kernels.active().panel();
    float[] panels = new float[(outputs + width - 1) / width * width * depth];
    for (int o = 0; o < outputs; o++) {
      int to = o / width * width * depth + o % width;
      for (int k = 0; k < depth; k++) {
        panels[to + k * width] = weight[o * depth + k];
      }
    }
    return new PanelMatrix(panels, 0, depth, outputs);
  }

  /** [N, outC, outH, outW] into out, from x [N, C, H, W]. */
  static void forward(
      ConvGeometry g,
      float[] x,
      PanelMatrix weights,
      float @Nullable [] bias,
      Epilogue epilogue,
      float[] out) {
    Planes from = new Planes(x, g.channels, g.height, g.width);
    Planes to = new Planes(out, g.outChannels, g.outHeight, g.outWidth);
    ConvWindows windows = new ConvWindows(g);
    Workers workers = Workers.current();
    int threads = workers.parallelism();
    int width = Kernels.active().panel();
    // Any cut gives the same bits, so that it may depend on the number of threads.
    int panels = (g.outChannels + width - 1) / width;
    int each = g.batch >= threads ? panels : (panels + 2 * threads - 1) / (2 * threads);
    int parts = (panels + each - 1) / each;
    workers.forEach(
        g.batch * parts,
        task -> {
          Piece piece = new Piece(task / parts, 1, 0, g.outHeight);
          int first = task % parts * each * width;
          int count = Math.min(each * width, g.outChannels - first);
          Grid grid = windows.grid(from, piece, 0);
          Windows pixels = windows.of(grid, piece, 0);
          Matrix channels = windows.pixels(to, piece, 0, first, count);
          Kernels.active()
              .gemm(
                  pixels,
                  new PanelMatrix(weights.data(), first * weights.rows(), weights.rows(), count),
                  bias == null ? null : Arrays.copyOfRange(bias, first, first + count),
                  channels);
          int at = channels.offset();
          epilogue.apply(out, at, at + count * channels.columns());
        });
  }
}
