package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;

/** The largest value in each window. */
public final class MaxPool2d {
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
            Math.max(1, (1 << 15) / Math.max(1, height * width)),
            (from, to) -> {
              for (int plane = from; plane < to; plane++) {
                pool(
                    values,
                    plane * height * width,
                    height,
                    width,
                    config,
                    shape,
                    out,
                    indices,
                    plane * outPlane);
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

  private static void pool(
      float[] x,
      int at,
      int height,
      int width,
      Pool2dConfig config,
      Shape shape,
      float[] out,
      int[] indices,
      int outAt) {
    int target = outAt;
    for (int oy = 0; oy < shape.dim(2); oy++) {
      int top = oy * config.strideHeight() - config.padHeight();
      int bottom = Math.min(height, top + config.kernelHeight() * config.dilationHeight());
      int firstRow = inside(top, config.dilationHeight());
      for (int ox = 0; ox < shape.dim(3); ox++, target++) {
        int left = ox * config.strideWidth() - config.padWidth();
        int right = Math.min(width, left + config.kernelWidth() * config.dilationWidth());
        int firstColumn = inside(left, config.dilationWidth());
        int best = firstRow * width + firstColumn;
        float max = Float.NEGATIVE_INFINITY;
        for (int y = firstRow; y < bottom; y += config.dilationHeight()) {
          for (int i = firstColumn; i < right; i += config.dilationWidth()) {
            float value = x[at + y * width + i];
            if (value > max || Float.isNaN(value)) {
              max = value;
              best = y * width + i;
            }
          }
        }
        out[target] = max;
        indices[target] = best;
      }
    }
  }

  /** The first tap at or after 0 of a window that begins at a position which may be negative. */
  private static int inside(int from, int dilation) {
    return from >= 0 ? from : from + (-from + dilation - 1) / dilation * dilation;
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
}
