package org.fovea.neural.op;

import java.util.Arrays;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;

/** The largest value in each window. */
public final class MaxPool2d {
  /** Elements of the input that a thread takes at once, about. */
  private static final int RANGE = 1 << 16;

  /**
   * The maxima and where they are.
   *
   * @param values {@code [N, C, outH, outW]}
   * @param indices same shape: the row-major index of each maximum within its H x W plane
   */
  public record Result(Tensor values, IntTensor indices) {}

  private MaxPool2d() {}

  /**
   * Pools by maximum. Of equal values the first in row-major order takes the gradient; NaN wins.
   *
   * @param x {@code [N, C, H, W]}
   * @param config window, stride, padding (which never wins), dilation and ceil mode
   * @return {@code [N, C, outH, outW]}
   * @throws ShapeException when x has not four dimensions or the window does not fit
   */
  public static Tensor maxPool2d(Tensor x, Pool2dConfig config) {
    return maxPool2dWithIndices(x, config).values();
  }

  /**
   * As {@link #maxPool2d}, with the position of each maximum.
   *
   * @param x {@code [N, C, H, W]}
   * @param config window, stride, padding (which never wins), dilation and ceil mode
   * @return maxima and positions, {@code [N, C, outH, outW]} each
   * @throws ShapeException when x has not four dimensions or the window does not fit
   */
  public static Result maxPool2dWithIndices(Tensor x, Pool2dConfig config) {
    Shape shape = config.outShape("max_pool2d", x.shape());
    float[] out = new float[shape.numel()];
    int[] indices = new int[out.length];
    int planes = x.dim(0) * x.dim(1);
    int height = x.dim(2);
    int width = x.dim(3);
    int outPlane = shape.dim(2) * shape.dim(3);
    float[] values = x.data();
    Workers.current()
        .forRanges(
            planes,
            Math.max(1, RANGE / (height * width)),
            (from, to) -> {
              Pool pool = new Pool(config, height, width, shape.dim(2), shape.dim(3));
              for (int plane = from; plane < to; plane++) {
                pool.plane(values, plane * height * width, out, indices, plane * outPlane);
              }
            });
    int inPlane = height * width;
    int numel = x.numel();
    Tensor result =
        Autograd.result(
            "max_pool2d",
            out,
            shape,
            (g, in) -> in.add(0, scatter(g, indices, planes, outPlane, inPlane, numel)),
            x);
    return new Result(result, IntTensor.of(indices, shape));
  }

  private static float[] scatter(
      float[] g, int[] indices, int planes, int outPlane, int inPlane, int numel) {
    float[] dx = new float[numel];
    for (int plane = 0; plane < planes; plane++) {
      for (int i = plane * outPlane; i < (plane + 1) * outPlane; i++) {
        dx[plane * inPlane + indices[i]] += g[i];
      }
    }
    return dx;
  }

  /** Pools planes row by row: first the rows of a window against each other, then its columns. */
  private static final class Pool {
    private final Pool2dConfig config;
    private final int height;
    private final int width;
    private final int outHeight;
    private final int outWidth;

    /** The greatest of the window's rows in each column, and its row. */
    private final float[] best;

    private final int[] rows;

    /** For each output column, its greatest so far as a key. */
    private final long[] keys;

    Pool(Pool2dConfig config, int height, int width, int outHeight, int outWidth) {
      this.config = config;
      this.height = height;
      this.width = width;
      this.outHeight = outHeight;
      this.outWidth = outWidth;
      best = new float[width];
      rows = new int[width];
      keys = new long[outWidth];
    }

    void plane(float[] x, int at, float[] out, int[] indices, int outAt) {
      for (int oy = 0; oy < outHeight; oy++) {
        int top = oy * config.strideHeight() - config.padHeight();
        greatestOfRows(x, at, top);
        Arrays.fill(keys, key(Float.NEGATIVE_INFINITY, 0));
        for (int k = 0; k < config.kernelWidth(); k++) {
          greatestOfColumns(k * config.dilationWidth() - config.padWidth());
        }
        for (int ox = 0; ox < outWidth; ox++) {
          indices[outAt + oy * outWidth + ox] = Integer.MAX_VALUE - (int) keys[ox];
          out[outAt + oy * outWidth + ox] = value(keys[ox]);
        }
      }
    }

    private void greatestOfRows(float[] x, int at, int top) {
      Arrays.fill(best, Float.NEGATIVE_INFINITY);
      for (int k = 0; k < config.kernelHeight(); k++) {
        int y = top + k * config.dilationHeight();
        if (y >= 0 && y < height) {
          Kernels.active().compete(best, rows, x, at + y * width, y, width);
        }
      }
    }

    private void greatestOfColumns(int shift) {
      int step = config.strideWidth();
      for (int ox = 0; ox < outWidth; ox++) {
        int column = ox * step + shift;
        if (column >= 0 && column < width) {
          keys[ox] = Math.max(keys[ox], key(best[column], rows[column] * width + column));
        }
      }
    }

    /**
     * A number that grows with the value and, among equal values, falls with the index: the
     * greatest is found without a branch that no processor can predict.
     */
    private static long key(float value, int index) {
      int bits = Float.floatToIntBits(value + 0f);
      int ordered = bits ^ (bits >> 31 & Integer.MAX_VALUE);
      return (long) ordered << 32 | Integer.MAX_VALUE - index;
    }

    private static float value(long key) {
      int ordered = (int) (key >> 32);
      return Float.intBitsToFloat(ordered ^ (ordered >> 31 & Integer.MAX_VALUE));
    }
  }
}
