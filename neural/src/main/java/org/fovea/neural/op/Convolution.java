package org.fovea.neural.op;

import java.util.Arrays;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.kernel.Windows;
import org.fovea.neural.op.Cut.Piece;
import org.fovea.neural.thread.Workers;
import org.jspecify.annotations.Nullable;

/** The three products of a convolution: output, weight gradient and input gradient. */
final class Convolution {
  /** With fewer pieces than this, the output channels are cut as well. */
  private static final int FEW_PIECES = 8;

  /** Output channels of a part, where they are cut. */
  private static final int CHANNELS = 64;

  /** Weight gradients no larger than this are summed in parts, each by one thread. */
  private static final int SMALL_WEIGHT = 1 << 19;

  /** Parts in which a weight gradient is summed. */
  private static final int PARTS = 8;

  private Convolution() {}

  /** [N, outC, outH, outW] from x [N, C, H, W] and weight [outC, C / groups, kH, kW]. */
  static float[] forward(ConvGeometry g, float[] x, float[] weight, float @Nullable [] bias) {
    float[] out = new float[g.outShape().numel()];
    Planes from = new Planes(x, g.channels, g.height, g.width);
    Planes to = new Planes(out, g.outChannels, g.outHeight, g.outWidth);
    ConvWindows windows = new ConvWindows(g);
    Cut cut = windows.cut();
    int part = cut.pieces() < FEW_PIECES ? Math.min(CHANNELS, g.groupOut()) : g.groupOut();
    int parts = (g.groupOut() + part - 1) / part;
    Workers.current()
        .forEach(
            cut.pieces() * g.groups() * parts,
            task -> {
              Piece piece = cut.piece(task / parts / g.groups());
              int group = task / parts % g.groups();
              int channel = group * g.groupOut() + task % parts * part;
              int channels = Math.min(part, (group + 1) * g.groupOut() - channel);
              Matrix results = windows.results(to, piece, channel, channels);
              if (bias != null) {
                fillRows(results, bias, channel);
              }
              Kernels.active()
                  .gemm(
                      Matrix.of(weight, channel * g.depth(), channels, g.depth()),
                      windows.of(from, piece, group),
                      results);
              windows.copy(results, to, piece, channel);
            });
    return out;
  }

  private static void fillRows(Matrix rows, float[] values, int at) {
    for (int i = 0; i < rows.rows(); i++) {
      int from = rows.offset() + i * rows.rowStride();
      Arrays.fill(rows.data(), from, from + rows.columns(), values[at + i]);
    }
  }

  /** Adds the gradient of the weight to dw, [outC, C / groups, kH, kW]. */
  static void addWeightGradient(ConvGeometry g, float[] x, float[] dy, float[] dw) {
    Planes from = new Planes(x, g.channels, g.height, g.width);
    Planes gradient = new Planes(dy, g.outChannels, g.outHeight, g.outWidth);
    ConvWindows windows = new ConvWindows(g);
    int pieces = windows.cut().pieces();
    if (dw.length > SMALL_WEIGHT || pieces == 1) {
      for (int number = 0; number < pieces; number++) {
        addByChannels(g, windows, windows.cut().piece(number), from, gradient, dw);
      }
      return;
    }
    int parts = Math.min(PARTS, pieces);
    float[][] sums = new float[parts][];
    Workers.current()
        .forEach(
            parts,
            part -> {
              float[] sum = part == 0 ? dw : new float[dw.length];
              for (int number = part; number < pieces; number += parts) {
                Piece piece = windows.cut().piece(number);
                for (int group = 0; group < g.groups(); group++) {
                  Windows x1 = windows.of(from, piece, group);
                  addProduct(
                      g, windows, x1, gradient, piece, group * g.groupOut(), g.groupOut(), sum);
                }
              }
              sums[part] = sum;
            });
    for (int part = 1; part < parts; part++) {
      for (int i = 0; i < dw.length; i++) {
        dw[i] += sums[part][i];
      }
    }
  }

  /** Threads share one piece, each with its own rows of the weight. */
  private static void addByChannels(
      ConvGeometry g, ConvWindows windows, Piece piece, Planes x, Planes dy, float[] dw) {
    int parts = (g.groupOut() + CHANNELS - 1) / CHANNELS;
    for (int group = 0; group < g.groups(); group++) {
      Windows shared = windows.of(x, piece, group);
      int first = group * g.groupOut();
      int end = first + g.groupOut();
      Workers.current()
          .forEach(
              parts,
              part -> {
                int channel = first + part * CHANNELS;
                int channels = Math.min(CHANNELS, end - channel);
                addProduct(g, windows, shared, dy, piece, channel, channels, dw);
              });
    }
  }

  private static void addProduct(
      ConvGeometry g,
      ConvWindows windows,
      Windows x,
      Planes dy,
      Piece piece,
      int channel,
      int channels,
      float[] dw) {
    Matrix gradient = windows.gather(dy, piece, channel, channels);
    Matrix sum = Matrix.of(dw, channel * g.depth(), channels, g.depth());
    Kernels.active().gemmTransposed(gradient, x, sum);
  }

  /** Adds to db, one sum per channel, the gradient of a bias. */
  static void addBiasGradient(float[] dy, int batch, int pixels, float[] db) {
    Kernels kernels = Kernels.active();
    for (int n = 0; n < batch; n++) {
      for (int o = 0; o < db.length; o++) {
        db[o] += kernels.sum(dy, (n * db.length + o) * pixels, pixels);
      }
    }
  }

  /** The gradient of the input, [N, C, H, W]. */
  static float[] inputGradient(ConvGeometry g, float[] weight, float[] dy) {
    float[] dx = new float[g.inShape().numel()];
    Planes gradient = new Planes(dy, g.outChannels, g.outHeight, g.outWidth);
    Planes to = new Planes(dx, g.channels, g.height, g.width);
    for (int row = 0; row < g.config.strideHeight(); row++) {
      for (int column = 0; column < g.config.strideWidth(); column++) {
        InputGradientPhase phase = new InputGradientPhase(g, row, column);
        if (phase.isEmpty()) {
          continue;
        }
        float[] weights = phase.weights(weight);
        Cut cut = phase.cut();
        Workers.current()
            .forEach(
                cut.pieces() * g.groups(),
                task -> {
                  Piece piece = cut.piece(task / g.groups());
                  phase.compute(weights, gradient, to, piece, task % g.groups());
                });
      }
    }
    return dx;
  }
}
