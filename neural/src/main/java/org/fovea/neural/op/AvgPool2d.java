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
        int to = (plane * outHeight + oy) * outWidth;
        for (int y = Math.max(0, top); y < bottom(top); y++) {
          for (int kx = 0; kx < config.kernelWidth(); kx++) {
            int from = (plane * height + y) * width + kx - config.padWidth();
            addEvery(x, from, out, to, first(kx), last(kx));
          }
        }
        for (int ox = 0; ox < outWidth; ox++) {
          out[to + ox] /= size(top, ox * config.strideWidth() - config.padWidth());
        }
      }
    }

    private void addEvery(float[] x, int from, float[] out, int to, int first, int last) {
      int stride = config.strideWidth();
      for (int ox = first; ox < last; ox++) {
        out[to + ox] += x[from + ox * stride];
      }
    }

    void spread(float[] g, int plane, float[] dx) {
      float[] shares = new float[outWidth];
      for (int oy = 0; oy < outHeight; oy++) {
        int top = oy * config.strideHeight() - config.padHeight();
        for (int ox = 0; ox < outWidth; ox++) {
          int size = size(top, ox * config.strideWidth() - config.padWidth());
          shares[ox] = g[(plane * outHeight + oy) * outWidth + ox] / size;
        }
        for (int y = Math.max(0, top); y < bottom(top); y++) {
          for (int kx = 0; kx < config.kernelWidth(); kx++) {
            int to = (plane * height + y) * width + kx - config.padWidth();
            addToEvery(shares, dx, to, first(kx), last(kx));
          }
        }
      }
    }

    private void addToEvery(float[] shares, float[] dx, int to, int first, int last) {
      int stride = config.strideWidth();
      for (int ox = first; ox < last; ox++) {
        dx[to + ox * stride] += shares[ox];
      }
    }

    /** The first window whose column kx lies within the input. */
    private int first(int kx) {
      int outside = config.padWidth() - kx;
      return outside <= 0 ? 0 : (outside + config.strideWidth() - 1) / config.strideWidth();
    }

    /** One past the last window whose column kx lies within the input. */
    private int last(int kx) {
      int inside = width - 1 + config.padWidth() - kx;
      return inside < 0 ? 0 : Math.min(outWidth, inside / config.strideWidth() + 1);
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
