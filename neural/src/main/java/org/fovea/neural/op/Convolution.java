package org.fovea.neural.op;

import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.kernel.PackedMatrix;
import org.fovea.neural.kernel.Windows;
import org.fovea.neural.op.ConvWindows.Grid;
import org.fovea.neural.op.Cut.Piece;
import org.fovea.neural.thread.Workers;

/** The three products of a convolution: output, weight gradient and input gradient. */
final class Convolution {
  /** Output channels of a part of a weight gradient. */
  private static final int CHANNELS = 64;

  /** Weight gradients no larger than this are summed in parts, each by one thread. */
  private static final int SMALL_WEIGHT = 1 << 19;

  /** Parts in which a weight gradient is summed. */
  private static final int PARTS = 8;

  private Convolution() {}

  /** [N, outC, outH, outW] from x [N, C, H, W]. */
  static float[] forward(ConvGeometry g, float[] x, ConvWeights weights) {
    float[] out = new float[g.outShape().numel()];
    forward(g, x, weights, Epilogue.NONE, out);
    return out;
  }

  /** As above, into an array of the output's size, with something to do to each result. */
  static void forward(
      ConvGeometry g, float[] x, ConvWeights weights, Epilogue epilogue, float[] out) {
    if (NeighbourConvolution.suits(g)) {
      new NeighbourConvolution(g).forward(x, weights.weight(), weights.bias(), epilogue, out);
    } else if (DepthwiseConvolution.suits(g)) {
      new DepthwiseConvolution(g).forward(x, weights.weight(), weights.bias(), epilogue, out);
    } else if (WinogradConvolution.suits(g)) {
      new WinogradConvolution(g).forward(x, weights.winograd(g), weights.bias(), epilogue, out);
    } else if (PixelRowConvolution.suits(g)) {
      PixelRowConvolution.forward(g, x, weights.pixelRows(g), weights.bias(), epilogue, out);
    } else {
      direct(g, x, weights.groups(g), epilogue, out);
    }
  }

  /** As a product of the filters with the windows. */
  private static void direct(
      ConvGeometry g, float[] x, PackedMatrix[] filters, Epilogue epilogue, float[] out) {
    Planes from = new Planes(x, g.channels, g.height, g.width);
    Planes to = new Planes(out, g.outChannels, g.outHeight, g.outWidth);
    ConvWindows windows = new ConvWindows(g);
    int threads = Workers.current().parallelism();
    Cut cut = windows.cut().sharedBy(threads, Cut.leastRows(windows.pitch()));
    PackedRows.share(
        cut.pieces() * g.groups(),
        filters[0],
        task -> {
          Piece piece = cut.piece(task / g.groups());
          int group = task % g.groups();
          Grid grid = windows.grid(from, piece, group);
          return (first, end) -> {
            int channel = group * g.groupOut() + first;
            for (int i = 0; i < piece.images(); i++) {
              Matrix pixels = windows.pixels(to, piece, i, channel, end - first);
              Windows window = windows.of(grid, piece, i);
              Kernels.active().gemm(filters[group], first, end, window, pixels);
              epilogue.apply(pixels);
            }
          };
        });
  }

  /** Adds the gradient of the weight to dw, [outC, C / groups, kH, kW]. */
  static void addWeightGradient(ConvGeometry g, float[] x, float[] dy, float[] dw) {
    if (WinogradConvolution.suits(g)) {
      new WinogradConvolution(g).addWeightGradient(x, dy, dw);
      return;
    }
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
                  Windows x1 = windows.ofPositions(windows.grid(from, piece, group), piece);
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
      Windows shared = windows.ofPositions(windows.grid(x, piece, group), piece);
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
    ConvGeometry back = WinogradConvolution.reversed(g);
    if (back != null) {
      PackedMatrix[] weights = WinogradWeights.packReversed(weight, g.outChannels, g.channels);
      new WinogradConvolution(back).forward(dy, weights, null, Epilogue.NONE, dx);
      return dx;
    }
    Planes gradient = new Planes(dy, g.outChannels, g.outHeight, g.outWidth);
    Planes to = new Planes(dx, g.channels, g.height, g.width);
    for (int row = 0; row < g.config.strideHeight(); row++) {
      for (int column = 0; column < g.config.strideWidth(); column++) {
        InputGradientPhase phase = new InputGradientPhase(g, row, column);
        if (!phase.isEmpty()) {
          phase.compute(weight, gradient, to);
        }
      }
    }
    return dx;
  }
}
