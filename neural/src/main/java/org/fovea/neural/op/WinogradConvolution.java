package org.fovea.neural.op;

import org.fovea.neural.kernel.Combination;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.kernel.PackedMatrix;
import org.fovea.neural.kernel.PanelMatrix;
import org.fovea.neural.op.Cut.Piece;
import org.fovea.neural.op.Planes.Axis;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.thread.Workers;
import org.jspecify.annotations.Nullable;

/**
 * 3 x 3 convolutions with a stride of 1 by Winograd's minimal filtering, see {@link Combination}:
 * the output is cut into tiles of 4 x 4, of which each takes 36 products of transformed inputs and
 * weights per pair of channels. The products of one of the 36 kinds are a matrix product over
 * channels and tiles.
 */
final class WinogradConvolution {
  /** Kinds of products, in rows of 6. */
  static final int KINDS = 36;

  private static final int TILE = 4;

  /** Channels below which transforming costs more than it saves. */
  private static final int MIN_CHANNELS = 16;

  /** Transformed elements of a piece, about: what the second-level cache holds. */
  private static final int BUDGET = 1 << 18;

  /** Tiles of a piece at least, where there are so many, to pay for reading the weights. */
  private static final int MIN_TILES = 128;

  /** Tiles of a piece at most. */
  private static final int MAX_TILES = 512;

  /** Channels that a thread transforms at a time. */
  private static final int CHANNELS = 8;

  private static final WorkBuffer INPUTS = new WorkBuffer();
  private static final WorkBuffer PRODUCTS = new WorkBuffer();
  private static final WorkBuffer PLANES = new WorkBuffer();
  private static final WorkBuffer HALF = new WorkBuffer();

  private final ConvGeometry g;
  private final Kernels kernels = Kernels.active();
  private final int tilesDown;
  private final int tilesAcross;
  private final Cut cut;

  WinogradConvolution(ConvGeometry g) {
    this.g = g;
    tilesDown = tiles(g.outHeight);
    tilesAcross = tiles(g.outWidth);
    int perImage = tilesDown * tilesAcross;
    int fitting = BUDGET / (KINDS * (g.channels + g.outChannels));
    int wanted = Math.min(MAX_TILES, Math.max(MIN_TILES, fitting));
    if (perImage >= wanted) {
      int pieces = Math.max(1, tilesDown / Math.max(1, wanted / tilesAcross));
      cut = new Cut(g.batch, tilesDown, 1, (tilesDown + pieces - 1) / pieces);
    } else {
      cut = new Cut(g.batch, tilesDown, Math.min(g.batch, wanted / perImage), tilesDown);
    }
  }

  private static int tiles(int extent) {
    return (extent + TILE - 1) / TILE;
  }

  /** Whether a convolution can be computed so, and gains by it. */
  static boolean suits(ConvGeometry g) {
    if (!isPossible(g) || Math.min(g.channels, g.outChannels) < MIN_CHANNELS) {
      return false;
    }
    // Few tiles leave the lanes of a vector idle.
    long tiles = (long) g.batch * tiles(g.outHeight) * tiles(g.outWidth);
    return (tiles + 15) / 16 * 16 * KINDS * 4 < 3L * g.taps() * g.batch * g.outHeight * g.outWidth;
  }

  /**
   * The convolution of the output's gradient that gives the input's, or null where that one is not
   * for this way of computing.
   */
  static @Nullable ConvGeometry reversed(ConvGeometry g) {
    Conv2dConfig c = g.config;
    if (!isPossible(g)) {
      return null;
    }
    Conv2dConfig config =
        c.withPadding(2 - c.padTop(), 2 - c.padBottom(), 2 - c.padLeft(), 2 - c.padRight());
    Shape weight = Shape.of(g.channels, g.outChannels, 3, 3);
    ConvGeometry back = ConvGeometry.of("conv2d", g.outShape(), weight, config);
    return suits(back) ? back : null;
  }

  private static boolean isPossible(ConvGeometry g) {
    Conv2dConfig c = g.config;
    return g.kernelHeight == 3
        && g.kernelWidth == 3
        && c.strideHeight() == 1
        && c.strideWidth() == 1
        && c.dilationHeight() == 1
        && c.dilationWidth() == 1
        && c.groups() == 1
        && Math.max(c.padTop(), c.padBottom()) <= 2
        && Math.max(c.padLeft(), c.padRight()) <= 2;
  }

  private int tilesOf(Piece piece) {
    return piece.images() * piece.rows() * tilesAcross;
  }

  /** Distance between the rows, one per channel, of transformed elements of a piece. */
  private int pitch(Piece piece) {
    return tilesOf(piece) + kernels.spill();
  }

  /**
   * Where transformed inputs go: tile {@code r * width + t} of a channel is at {@code kind number *
   * kind + channel number * channel + r * row + t}.
   *
   * @param kind distance from a kind to the next
   * @param channel distance from a channel to the next
   * @param row distance from a row of tiles to the next
   * @param rows rows of tiles of a channel
   * @param width tiles of a row
   */
  private record Layout(int kind, int channel, int row, int rows, int width) {}

  /** As the panels of a product's right operand. */
  private Layout panels(Piece piece) {
    int width = kernels.panel();
    int rows = (tilesOf(piece) + width - 1) / width;
    int row = g.channels * width;
    return new Layout(rows * row, width, row, rows, width);
  }

  /** Each channel's tiles in a row. */
  private Layout channels(Piece piece) {
    int pitch = pitch(piece);
    return new Layout(g.channels * pitch, pitch, 0, 1, tilesOf(piece));
  }

  /** [N, outC, outH, outW] into out, from x [N, C, H, W] and the packed weights of each kind. */
  void forward(
      float[] x, PackedMatrix[] weights, float @Nullable [] bias, Epilogue epilogue, float[] out) {
    Planes from = new Planes(x, g.channels, g.height, g.width);
    Workers workers = Workers.current();
    int threads = workers.parallelism();
    // Threads share out what is more: tiles, each with all of the weights, or kinds of products.
    boolean byTiles =
        (long) tilesDown * tilesAcross * (g.channels + g.outChannels)
            > (long) g.channels * g.outChannels;
    Cut shared = byTiles ? cut.sharedBy(threads, 1) : cut;
    int pieces = shared.pieces();
    if (pieces % threads == 0 || pieces >= 2 * threads) {
      workers.forEach(
          pieces, number -> forward(shared.piece(number), from, weights, bias, epilogue, out));
    } else {
      for (int number = 0; number < pieces; number++) {
        forward(shared.piece(number), from, weights, bias, epilogue, out);
      }
    }
  }

  private void forward(
      Piece piece,
      Planes x,
      PackedMatrix[] weights,
      float @Nullable [] bias,
      Epilogue epilogue,
      float[] out) {
    int pitch = pitch(piece);
    Layout panels = panels(piece);
    float[] inputs = INPUTS.atLeast(KINDS * panels.kind);
    float[] products = PRODUCTS.atLeast(KINDS * g.outChannels * pitch);
    transformInputs(x, piece, inputs, panels);
    int tiles = tilesOf(piece);
    int outs = g.outChannels;
    Workers.current()
        .forEach(
            KINDS,
            kind ->
                kernels.gemm(
                    weights[kind],
                    0,
                    outs,
                    new PanelMatrix(inputs, kind * panels.kind, g.channels, tiles),
                    new Matrix(products, kind * outs * pitch, outs, tiles, pitch, 1)));
    Workers.current()
        .forRanges(
            g.outChannels,
            CHANNELS,
            (first, end) ->
                transformOutputs(piece, first, end, products, pitch, bias, epilogue, out));
  }

  /** Transforms a piece of the input. */
  private void transformInputs(Planes x, Piece piece, float[] inputs, Layout layout) {
    Workers.current()
        .forRanges(
            g.channels,
            CHANNELS,
            (first, end) -> transformInputs(x, piece, first, end, inputs, layout));
  }

  private void transformInputs(
      Planes x, Piece piece, int first, int end, float[] inputs, Layout layout) {
    int tiles = piece.rows() * tilesAcross;
    int rows = TILE * piece.rows() + 2;
    int across = tilesAcross + 1;
    int size = rows * across;
    int halfSize = layout.rows * layout.width + kernels.spill();
    float[] planes = PLANES.zeros(TILE * size + kernels.spill());
    float[] half = HALF.atLeast(KINDS * halfSize);
    Axis fromRows = new Axis(TILE * piece.fromRow() - g.config.padTop(), 1, rows);
    int[] xs = new int[6];
    int[] ys = new int[6];
    for (int c = first; c < end; c++) {
      for (int i = 0; i < piece.images(); i++) {
        // Every fourth column of the padded image is a plane, so that tiles lie side by side.
        for (int q = 0; q < TILE; q++) {
          Axis columns = new Axis(q - g.config.padLeft(), TILE, across);
          x.sample(x.at(piece.fromImage() + i, c), fromRows, columns, planes, q * size, across);
        }
        for (int s = 0; s < 6; s++) {
          for (int r = 0; r < 6; r++) {
            xs[r] = s % TILE * size + r * across + s / TILE;
            ys[r] = (r * 6 + s) * halfSize + i * tiles;
          }
          kernels.combine(
              Combination.INPUT,
              planes,
              xs,
              TILE * across,
              half,
              ys,
              tilesAcross,
              piece.rows(),
              tilesAcross);
        }
      }
      for (int r = 0; r < 6; r++) {
        for (int s = 0; s < 6; s++) {
          xs[s] = (r * 6 + s) * halfSize;
          ys[s] = (r * 6 + s) * layout.kind + c * layout.channel;
        }
        kernels.combine(
            Combination.INPUT,
            half,
            xs,
            layout.width,
            inputs,
            ys,
            layout.row,
            layout.rows,
            layout.width);
      }
    }
  }

  private void transformOutputs(
      Piece piece,
      int first,
      int end,
      float[] products,
      int pitch,
      float @Nullable [] bias,
      Epilogue epilogue,
      float[] out) {
    int tiles = piece.rows() * tilesAcross;
    int halfSize = tiles + kernels.spill();
    float[] half = HALF.atLeast(KINDS * halfSize);
    float[] planes = PLANES.zeros(TILE * TILE * halfSize);
    int[] xs = new int[6];
    int[] ys = new int[4];
    for (int o = first; o < end; o++) {
      for (int i = 0; i < piece.images(); i++) {
        for (int s = 0; s < 6; s++) {
          for (int r = 0; r < 6; r++) {
            xs[r] = ((r * 6 + s) * g.outChannels + o) * pitch + i * tiles;
          }
          for (int r = 0; r < TILE; r++) {
            ys[r] = (r * 6 + s) * halfSize;
          }
          kernels.combine(Combination.OUTPUT, products, xs, 0, half, ys, 0, 1, tiles);
        }
        for (int r = 0; r < TILE; r++) {
          for (int s = 0; s < 6; s++) {
            xs[s] = (r * 6 + s) * halfSize;
          }
          for (int s = 0; s < TILE; s++) {
            ys[s] = (r * TILE + s) * halfSize;
          }
          kernels.combine(Combination.OUTPUT, half, xs, 0, planes, ys, 0, 1, tiles);
        }
        int plane = ((piece.fromImage() + i) * g.outChannels + o) * g.outHeight * g.outWidth;
        place(planes, halfSize, piece, bias == null ? 0 : bias[o], out, plane);
        int from = plane + TILE * piece.fromRow() * g.outWidth;
        int rows = Math.min(TILE * piece.rows(), g.outHeight - TILE * piece.fromRow());
        epilogue.apply(out, from, from + rows * g.outWidth);
      }
    }
  }

  /** Puts the pixels of tiles, a plane for each of a tile's 16, where they belong. */
  private void place(float[] planes, int size, Piece piece, float bias, float[] out, int plane) {
    int whole = g.outWidth / TILE;
    for (int row = 0; row < TILE * piece.rows(); row++) {
      int y = TILE * piece.fromRow() + row;
      if (y >= g.outHeight) {
        return;
      }
      int from = row % TILE * TILE * size + row / TILE * tilesAcross;
      int to = plane + y * g.outWidth;
      kernels.interleave(planes, from, size, bias, out, to, whole);
      for (int x = whole * TILE; x < g.outWidth; x++) {
        out[to + x] = planes[from + x % TILE * size + x / TILE] + bias;
      }
    }
  }

  /** Adds the gradient of the weight to dw, [outC, C, 3, 3]. */
  void addWeightGradient(float[] x, float[] dy, float[] dw) {
    Planes from = new Planes(x, g.channels, g.height, g.width);
    Planes gradient = new Planes(dy, g.outChannels, g.outHeight, g.outWidth);
    int pairs = g.outChannels * g.channels;
    float[] sums = new float[KINDS * pairs + kernels.spill()];
    for (int number = 0; number < cut.pieces(); number++) {
      Piece piece = cut.piece(number);
      int pitch = pitch(piece);
      Layout channels = channels(piece);
      float[] inputs = INPUTS.atLeast(KINDS * channels.kind + kernels.spill());
      float[] gradients = PRODUCTS.atLeast(KINDS * g.outChannels * pitch);
      transformInputs(from, piece, inputs, channels);
      Workers.current()
          .forRanges(
              g.outChannels,
              CHANNELS,
              (first, end) -> transformGradients(gradient, piece, first, end, gradients, pitch));
      int tiles = tilesOf(piece);
      int outs = g.outChannels;
      int ins = g.channels;
      Workers.current()
          .forEach(
              KINDS,
              kind ->
                  kernels.gemm(
                      new Matrix(gradients, kind * outs * pitch, outs, tiles, pitch, 1),
                      new Matrix(inputs, kind * ins * pitch, tiles, ins, 1, pitch),
                      Matrix.of(sums, kind * pairs, outs, ins),
                      true));
    }
    WinogradWeights.addGradient(sums, pairs, dw);
  }

  /** Transforms a piece of the output's gradient, [kind, channel, tile]. */
  private void transformGradients(
      Planes dy, Piece piece, int first, int end, float[] gradients, int pitch) {
    int tiles = piece.rows() * tilesAcross;
    int halfSize = tiles + kernels.spill();
    float[] planes = PLANES.zeros(TILE * TILE * halfSize);
    float[] half = HALF.atLeast(KINDS * halfSize);
    int[] xs = new int[4];
    int[] ys = new int[6];
    for (int o = first; o < end; o++) {
      for (int i = 0; i < piece.images(); i++) {
        int plane = dy.at(piece.fromImage() + i, o);
        for (int r = 0; r < TILE; r++) {
          Axis rows = new Axis(TILE * piece.fromRow() + r, TILE, piece.rows());
          for (int s = 0; s < TILE; s++) {
            Axis columns = new Axis(s, TILE, tilesAcross);
            dy.sample(plane, rows, columns, planes, (r * TILE + s) * halfSize, tilesAcross);
          }
        }
        for (int s = 0; s < TILE; s++) {
          for (int r = 0; r < TILE; r++) {
            xs[r] = (r * TILE + s) * halfSize;
          }
          for (int r = 0; r < 6; r++) {
            ys[r] = (r * TILE + s) * halfSize;
          }
          kernels.combine(Combination.OUTPUT_GRADIENT, planes, xs, 0, half, ys, 0, 1, tiles);
        }
        for (int r = 0; r < 6; r++) {
          for (int s = 0; s < TILE; s++) {
            xs[s] = (r * TILE + s) * halfSize;
          }
          for (int s = 0; s < 6; s++) {
            ys[s] = ((r * 6 + s) * g.outChannels + o) * pitch + i * tiles;
          }
          kernels.combine(Combination.OUTPUT_GRADIENT, half, xs, 0, gradients, ys, 0, 1, tiles);
        }
      }
    }
  }
}
