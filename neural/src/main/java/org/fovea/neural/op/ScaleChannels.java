package org.fovea.neural.op;

import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;

/** Each plane of an image multiplied by a factor of its own, as by a gate. */
public final class ScaleChannels {
  /** Elements that a thread takes at once, about. */
  private static final int RANGE = 1 << 14;

  private ScaleChannels() {}

  /**
   * {@code x[n, c, y, x] * factors[n, c]}.
   *
   * @param x {@code [N, C, H, W]}
   * @param factors {@code [N, C, 1, 1]}
   * @return {@code [N, C, H, W]}
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor scaleChannels(Tensor x, Tensor factors) {
    if (x.shape().rank() != 4 || !factors.shape().equals(Shape.of(x.dim(0), x.dim(1), 1, 1))) {
      throw new ShapeException(
          "scale_channels: input %s and factors %s, expected [N, C, H, W] and [N, C, 1, 1]"
              .formatted(x.shape(), factors.shape()));
    }
    int size = x.dim(2) * x.dim(3);
    float[] values = x.data();
    float[] scales = factors.data();
    return Autograd.result(
        "scale_channels",
        scaled(values, scales, size),
        x.shape(),
        (g, in) -> {
          if (in.needs(0)) {
            in.add(0, scaled(g, scales, size));
          }
          if (in.needs(1)) {
            float[] slopes = new float[scales.length];
            for (int plane = 0; plane < slopes.length; plane++) {
              int at = plane * size;
              slopes[plane] = Kernels.active().dot(g, at, values, at, size);
            }
            in.add(1, slopes);
          }
        },
        x,
        factors);
  }

  private static float[] scaled(float[] values, float[] scales, int size) {
    float[] out = new float[values.length];
    Workers.current()
        .forRanges(
            scales.length,
            Math.max(1, RANGE / Math.max(1, size)),
            (from, to) -> {
              for (int plane = from; plane < to; plane++) {
                float factor = scales[plane];
                for (int i = plane * size; i < (plane + 1) * size; i++) {
                  out[i] = values[i] * factor;
                }
              }
            });
    return out;
  }
}
