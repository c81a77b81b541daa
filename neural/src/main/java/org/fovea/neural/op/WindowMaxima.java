package org.fovea.neural.op;

import java.util.Arrays;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;

/** {@link MaxPool2d} for inference: the maxima without their positions. */
public final class WindowMaxima {
  /** Elements of the input that a thread takes at once, about. */
  private static final int RANGE = 1 << 16;

  private final Pool2dConfig config;
  private final Kernels kernels = Kernels.active();
  private final int height;
  private final int width;
  private final int outHeight;
  private final int outWidth;

  /** The greatest of the window's rows in each column, with the padding. */
  private final float[] columns;

  /** Every column that one of the window's columns meets. */
  private final float[] met;

  private WindowMaxima(Pool2dConfig config, Shape x, Shape out) {
    this.config = config;
    height = x.dim(2);
    width = x.dim(3);
    outHeight = out.dim(2);
    outWidth = out.dim(3);
    int reach = (outWidth - 1) * config.strideWidth();
    reach += (config.kernelWidth() - 1) * config.dilationWidth() + 1;
    columns = new float[Math.max(reach, width + config.padWidth())];
    met = new float[outWidth + kernels.spill()];
  }

  /**
   * The shape of the result.
   *
   * @param x {@code [N, C, H, W]}
   * @param config window, stride, padding, dilation and ceil mode
   * @return {@code [N, C, outH, outW]}
   * @throws ShapeException when x has not four dimensions or the window does not fit
   */
  public static Shape outShape(Shape x, Pool2dConfig config) {
    return config.outShape("max_pool2d", x);
  }

  /**
   * Pools by maximum; NaN wins.
   *
   * @param x {@code [N, C, H, W]}
   * @param config window, stride, padding (which never wins), dilation and ceil mode
   * @param out {@code [N, C, outH, outW]}, overwritten; it shares no element with x
   * @throws ShapeException when the shapes don't fit
   */
  public static void pool(Tensor x, Pool2dConfig config, Tensor out) {
    Shape shape = outShape(x.shape(), config);
    if (!out.shape().equals(shape)) {
      throw new ShapeException(
          "max_pool2d: output %s for input %s, expected %s"
              .formatted(out.shape(), x.shape(), shape));
    }
    int plane = x.dim(2) * x.dim(3);
    int outPlane = shape.dim(2) * shape.dim(3);
    Workers.current()
        .forRanges(
            x.dim(0) * x.dim(1),
            Math.max(1, RANGE / plane),
            (from, to) -> {
              WindowMaxima maxima = new WindowMaxima(config, x.shape(), shape);
              for (int i = from; i < to; i++) {
                maxima.plane(x.data(), i * plane, out.data(), i * outPlane);
              }
            });
  }

  private void plane(float[] x, int at, float[] out, int outAt) {
    Arrays.fill(columns, Float.NEGATIVE_INFINITY);
    for (int oy = 0; oy < outHeight; oy++) {
      greatestOfRows(x, at, oy * config.strideHeight() - config.padHeight());
      int to = outAt + oy * outWidth;
      for (int k = 0; k < config.kernelWidth(); k++) {
        int from = k * config.dilationWidth();
        kernels.sample(config.strideWidth(), columns, from, 0, met, 0, 0, 1, outWidth);
        if (k == 0) {
          System.arraycopy(met, 0, out, to, outWidth);
        } else {
          kernels.greater(met, 0, out, to, outWidth);
        }
      }
    }
  }

  private void greatestOfRows(float[] x, int at, int top) {
    int pad = config.padWidth();
    boolean first = true;
    for (int k = 0; k < config.kernelHeight(); k++) {
      int y = top + k * config.dilationHeight();
      if (y >= 0 && y < height) {
        if (first) {
          System.arraycopy(x, at + y * width, columns, pad, width);
          first = false;
        } else {
          kernels.greater(x, at + y * width, columns, pad, width);
        }
      }
    }
    if (first) {
      Arrays.fill(columns, pad, pad + width, Float.NEGATIVE_INFINITY);
    }
  }
}
