package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;

/** The mean or sum of each window. */
public final class AvgPool2d {
  /** Elements of the input that a thread takes at once, about. */
  private static final int RANGE = 1 << 16;

  private AvgPool2d() {}

  /**
   * Pools by mean.
   *
   * @param x {@code [N, C, H, W]}
   * @param config window, stride, padding and ceil mode; no dilation
   * @param countPadding whether zeros of the padding count as elements of the mean
   * @return {@code [N, C, outH, outW]}
   * @throws ShapeException when x has not four dimensions or the window does not fit
   */
  public static Tensor avgPool2d(Tensor x, Pool2dConfig config, boolean countPadding) {
    return pool("avg_pool2d", x, config, countPadding, 0);
  }

  /**
   * Pools by sum.
   *
   * @param x {@code [N, C, H, W]}
   * @param config window, stride, padding and ceil mode; no dilation
   * @return {@code [N, C, outH, outW]}
   * @throws ShapeException when x has not four dimensions or the window does not fit
   */
  public static Tensor sumPool2d(Tensor x, Pool2dConfig config) {
    return pool("sum_pool2d", x, config, false, 1);
  }

  /**
   * Pools by sum, divided by a number of the caller's choice.
   *
   * @param x {@code [N, C, H, W]}
   * @param config window, stride, padding and ceil mode; no dilation
   * @param divisor what every sum is divided by, not 0
   * @return {@code [N, C, outH, outW]}
   * @throws ShapeException when x has not four dimensions or the window does not fit
   */
  public static Tensor avgPool2d(Tensor x, Pool2dConfig config, int divisor) {
    if (divisor == 0) {
      throw new IllegalArgumentException("avg_pool2d: divisor is 0");
    }
    return pool("avg_pool2d", x, config, false, divisor);
  }

  /** With divisor 0 the divisor is the size of each window. */
  private static Tensor pool(
      String operation, Tensor x, Pool2dConfig config, boolean countPadding, int divisor) {
    if (config.dilationHeight() != 1 || config.dilationWidth() != 1) {
      throw new IllegalArgumentException(operation + ": dilation, expected none");
    }
    Shape shape = config.outShape(operation, x.shape());
    Pool pool =
        new Pool(config, x.dim(2), x.dim(3), shape.dim(2), shape.dim(3), countPadding, divisor);
    int planes = x.dim(0) * x.dim(1);
    int range = Math.max(1, RANGE / (x.dim(2) * x.dim(3)));
    float[] values = x.data();
    float[] out = new float[shape.numel()];
    Workers.current()
        .forRanges(
            planes,
            range,
            (from, to) -> {
              for (int plane = from; plane < to; plane++) {
                pool.gather(values, plane, out);
              }
            });
    return Autograd.result(
        operation,
        out,
        shape,
        (g, in) -> {
          float[] dx = new float[values.length];
          Workers.current()
              .forRanges(
                  planes,
                  range,
                  (from, to) -> {
                    for (int plane = from; plane < to; plane++) {
                      pool.spread(g, plane, dx);
                    }
                  });
          in.add(0, dx);
        },
        x);
  }

  private record Pool(
      Pool2dConfig config,
      int height,
      int width,
      int outHeight,
      int outWidth,
      boolean countPadding,
      int divisor) {

    void gather(float[] x, int plane, float[] out) {
      for (int oy = 0; oy < outHeight; oy++) {
        int top = oy * config.strideHeight() - config.padHeight();
        for (int ox = 0; ox < outWidth; ox++) {
          int left = ox * config.strideWidth() - config.padWidth();
          float sum = 0;
          for (int y = Math.max(0, top); y < bottom(top); y++) {
            int row = (plane * height + y) * width;
            for (int i = row + Math.max(0, left); i < row + right(left); i++) {
              sum += x[i];
            }
          }
          out[(plane * outHeight + oy) * outWidth + ox] = sum / size(top, left);
        }
      }
    }

    void spread(float[] g, int plane, float[] dx) {
      for (int oy = 0; oy < outHeight; oy++) {
        int top = oy * config.strideHeight() - config.padHeight();
        for (int ox = 0; ox < outWidth; ox++) {
          int left = ox * config.strideWidth() - config.padWidth();
          float share = g[(plane * outHeight + oy) * outWidth + ox] / size(top, left);
          for (int y = Math.max(0, top); y < bottom(top); y++) {
            int row = (plane * height + y) * width;
            for (int i = row + Math.max(0, left); i < row + right(left); i++) {
              dx[i] += share;
            }
          }
        }
      }
    }

    private int bottom(int top) {
      return Math.min(height, top + config.kernelHeight());
    }

    private int right(int left) {
      return Math.min(width, left + config.kernelWidth());
    }

    /** A window cut off by ceil mode does not count what lies beyond the padding. */
    private int size(int top, int left) {
      if (divisor != 0) {
        return divisor;
      }
      if (!countPadding) {
        return (bottom(top) - Math.max(0, top)) * (right(left) - Math.max(0, left));
      }
      int rows = Math.min(top + config.kernelHeight(), height + config.padHeight()) - top;
      int columns = Math.min(left + config.kernelWidth(), width + config.padWidth()) - left;
      return rows * columns;
    }
  }
}
