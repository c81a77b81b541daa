package org.fovea.neural.op;

import java.util.Arrays;
import org.fovea.neural.kernel.Gemm;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Two-dimensional convolution (cross-correlation) as a matrix product: a weight matrix times the
 * matrix of windows, which is made a cache-sized piece at a time.
 */
public final class Conv2d {
  /** Elements of a piece of the window matrix. */
  private static final int PIECE = 1 << 18;

  /** Columns of a piece, at least, where a piece may span images. */
  private static final int MIN_COLUMNS = 256;

  private Conv2d() {}

  /**
   * Convolves a batch of images: {@code out[n, o, y, x] = bias[o] + sum over c, i, j of weight[o,
   * c, i, j] * x[n, c, y * stride + i * dilation - pad, ...]}, zero outside.
   *
   * @param x {@code [N, C, H, W]}
   * @param weight {@code [outC, C / groups, kH, kW]}
   * @param bias {@code [outC]} or null for none
   * @param config stride, padding, dilation and groups
   * @return {@code [N, outC, outH, outW]} with {@code outH = (H + padTop + padBottom - dilation *
   *     (kH - 1) - 1) / stride + 1}, and outW likewise
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor conv2d(Tensor x, Tensor weight, @Nullable Tensor bias, Conv2dConfig config) {
    ConvGeometry g = new ConvGeometry("conv2d", x.shape(), weight.shape(), config);
    if (bias != null && !(bias.shape().rank() == 1 && bias.dim(0) == g.outChannels)) {
      throw new ShapeException(
          "conv2d: bias %s for weight %s, expected [%d]"
              .formatted(bias.shape(), weight.shape(), g.outChannels));
    }
    float[] out = forward(g, x.data(), weight.data(), bias == null ? null : bias.data());
    Tensor[] inputs = bias == null ? new Tensor[] {x, weight} : new Tensor[] {x, weight, bias};
    float[] xs = x.data();
    float[] ws = weight.data();
    return Autograd.result(
        "conv2d",
        out,
        g.outShape(),
        (dy, in) -> {
          if (bias != null && in.needs(2)) {
            in.add(2, biasGradient(g, dy));
          }
          if (in.needs(1)) {
            weightGradient(g, xs, dy, in.accumulator(1));
          }
          if (in.needs(0)) {
            in.add(0, inputGradient(g, ws, dy));
          }
        },
        inputs);
  }

  // Images and output rows that are unfolded together.
  private record Piece(int fromImage, int toImage, int fromRow, int toRow) {
    int columns(ConvGeometry g) {
      return (toImage - fromImage) * (toRow - fromRow) * g.outWidth;
    }
  }

  // How a batch is cut: several small images together, or a large image by rows.
  private record Cut(int images, int rows) {
    static Cut of(ConvGeometry g) {
      int columns = Math.max(MIN_COLUMNS, PIECE / Math.max(1, g.depth));
      int pixels = g.pixels();
      if (g.isPointwise() || pixels >= columns / 2) {
        int rows = g.isPointwise() ? g.outHeight : Math.max(1, columns / g.outWidth);
        return new Cut(1, Math.min(rows, g.outHeight));
      }
      return new Cut(Math.min(g.batch, columns / pixels), g.outHeight);
    }

    int count(ConvGeometry g) {
      return ceilDiv(g.batch, images) * ceilDiv(g.outHeight, rows);
    }

    Piece piece(ConvGeometry g, int number) {
      int perImage = ceilDiv(g.outHeight, rows);
      int image = number / perImage * images;
      int row = number % perImage * rows;
      return new Piece(
          image, Math.min(g.batch, image + images), row, Math.min(g.outHeight, row + rows));
    }
  }

  private static int ceilDiv(int a, int b) {
    return (a + b - 1) / b;
  }

  private static float[] forward(
      ConvGeometry g, float[] x, float[] weight, float @Nullable [] bias) {
    float[] out = new float[g.outShape().numel()];
    int groupOut = g.groupOutChannels();
    Cut cut = Cut.of(g);
    Workers.current()
        .forEach(
            cut.count(g),
            number -> {
              Piece piece = cut.piece(g, number);
              for (int group = 0; group < g.config.groups(); group++) {
                Matrix weights = Matrix.of(weight, group * groupOut * g.depth, groupOut, g.depth);
                Matrix result = outputOf(g, out, piece, group);
                if (bias != null) {
                  fillRows(result, bias, group * groupOut);
                }
                Gemm.multiply(weights, windows(g, x, piece, group), result, bias != null);
                if (result.data() != out) {
                  copyImages(g, result.data(), piece, group, out, false);
                }
              }
            });
    return out;
  }

  /** The window matrix of a piece: a fresh array, or the image itself where that is the same. */
  private static Matrix windows(ConvGeometry g, float[] x, Piece piece, int group) {
    if (g.isPointwise()) {
      return new Matrix(x, g.inputAt(piece.fromImage, group), g.depth, g.pixels(), g.pixels(), 1);
    }
    int columns = piece.columns(g);
    float[] windows = new float[g.depth * columns];
    unfold(g, x, piece, group, 0, g.depth, windows);
    return Matrix.of(windows, 0, g.depth, columns);
  }

  private static void unfold(
      ConvGeometry g, float[] x, Piece piece, int group, int row, int toRow, float[] windows) {
    int perImage = (piece.toRow - piece.fromRow) * g.outWidth;
    for (int image = piece.fromImage; image < piece.toImage; image++) {
      g.unfold(
          x,
          image,
          group,
          piece.fromRow,
          piece.toRow,
          row,
          toRow,
          windows,
          (image - piece.fromImage) * perImage,
          piece.columns(g));
    }
  }

  /** Where the result of a piece goes: the output itself for a single image, else a fresh array. */
  private static Matrix outputOf(ConvGeometry g, float[] out, Piece piece, int group) {
    int columns = piece.columns(g);
    if (piece.toImage - piece.fromImage == 1) {
      return new Matrix(
          out,
          g.outputAt(piece.fromImage, group) + piece.fromRow * g.outWidth,
          g.groupOutChannels(),
          columns,
          g.pixels(),
          1);
    }
    float[] buffer = new float[g.groupOutChannels() * columns];
    return Matrix.of(buffer, 0, g.groupOutChannels(), columns);
  }

  /** Copies whole images between a matrix [channel, image and pixel] and the output layout. */
  private static void copyImages(
      ConvGeometry g, float[] buffer, Piece piece, int group, float[] out, boolean toBuffer) {
    int pixels = g.pixels();
    int columns = piece.columns(g);
    for (int image = piece.fromImage; image < piece.toImage; image++) {
      for (int o = 0; o < g.groupOutChannels(); o++) {
        int at = g.outputAt(image, group) + o * pixels;
        int bufferAt = o * columns + (image - piece.fromImage) * pixels;
        if (toBuffer) {
          System.arraycopy(out, at, buffer, bufferAt, pixels);
        } else {
          System.arraycopy(buffer, bufferAt, out, at, pixels);
        }
      }
    }
  }

  private static void fillRows(Matrix rows, float[] values, int at) {
    for (int i = 0; i < rows.rows(); i++) {
      int from = rows.offset() + i * rows.rowStride();
      Arrays.fill(rows.data(), from, from + rows.columns(), values[at + i]);
    }
  }

  private static float[] biasGradient(ConvGeometry g, float[] dy) {
    Kernels kernels = Kernels.active();
    float[] db = new float[g.outChannels];
    int pixels = g.pixels();
    for (int n = 0; n < g.batch; n++) {
      for (int o = 0; o < g.outChannels; o++) {
        db[o] += kernels.sum(dy, (n * g.outChannels + o) * pixels, pixels);
      }
    }
    return db;
  }

  /** Piece after piece, so that the sum does not depend on the threads, which share each piece. */
  private static void weightGradient(ConvGeometry g, float[] x, float[] dy, float[] dw) {
    int groupOut = g.groupOutChannels();
    Cut cut = Cut.of(g);
    int count = cut.count(g);
    for (int number = 0; number < count; number++) {
      Piece piece = cut.piece(g, number);
      for (int group = 0; group < g.config.groups(); group++) {
        Matrix result = Matrix.of(dw, group * groupOut * g.depth, groupOut, g.depth);
        Matrix gradient = gradientOf(g, dy, piece, group);
        Gemm.multiply(gradient, windows(g, x, piece, group).transposed(), result, true);
      }
    }
  }

  private static float[] inputGradient(ConvGeometry g, float[] weight, float[] dy) {
    float[] dx = new float[g.batch * g.channels * g.height * g.width];
    int groupOut = g.groupOutChannels();
    Cut cut = Cut.of(g);
    int perTask = ceilDiv(g.outHeight, cut.rows);
    Workers.current()
        .forEach(
            cut.count(g) / perTask,
            task -> {
              // Pieces of one image overlap in the gradient, so one task does them in order.
              for (int i = 0; i < perTask; i++) {
                Piece piece = cut.piece(g, task * perTask + i);
                for (int group = 0; group < g.config.groups(); group++) {
                  Matrix weights = Matrix.of(weight, group * groupOut * g.depth, groupOut, g.depth);
                  addInputGradient(g, weights, gradientOf(g, dy, piece, group), piece, group, dx);
                }
              }
            });
    return dx;
  }

  private static void addInputGradient(
      ConvGeometry g, Matrix weights, Matrix gradient, Piece piece, int group, float[] dx) {
    if (g.isPointwise()) {
      int at = g.inputAt(piece.fromImage, group);
      Gemm.multiply(weights.transposed(), gradient, Matrix.of(dx, at, g.depth, g.pixels()), false);
      return;
    }
    int columns = piece.columns(g);
    float[] windows = new float[g.depth * columns];
    Gemm.multiply(weights.transposed(), gradient, Matrix.of(windows, 0, g.depth, columns), false);
    int perImage = (piece.toRow - piece.fromRow) * g.outWidth;
    for (int image = piece.fromImage; image < piece.toImage; image++) {
      int at = (image - piece.fromImage) * perImage;
      g.fold(windows, at, columns, dx, image, group, piece.fromRow, piece.toRow);
    }
  }

  /** The output's gradient for a piece: a view for a single image, else a copy. */
  private static Matrix gradientOf(ConvGeometry g, float[] dy, Piece piece, int group) {
    Matrix view = outputOf(g, dy, piece, group);
    if (view.data() != dy) {
      copyImages(g, view.data(), piece, group, dy, true);
    }
    return view;
  }
}
