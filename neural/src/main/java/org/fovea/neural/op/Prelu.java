package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** The rectifier with a learned slope (He et al., 2015). */
public final class Prelu {
  private Prelu() {}

  /**
   * {@code x} where positive, else {@code slope * x}.
   *
   * @param x {@code [N, C, ...]}
   * @param slope {@code [C]}, or {@code [1]} for all channels
   * @return the same shape
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor prelu(Tensor x, Tensor slope) {
    int channels = slope.numel();
    if (x.shape().rank() < 2
        || slope.shape().rank() != 1
        || (channels != 1 && channels != x.dim(1))) {
      throw new ShapeException(
          "prelu: input %s and slope %s, expected [N, C, ...] and [C] or [1]"
              .formatted(x.shape(), slope.shape()));
    }
    int size = channels == 1 ? x.numel() : x.shape().product(2, x.shape().rank());
    float[] values = x.data();
    float[] slopes = slope.data();
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i] > 0 ? values[i] : slopes[i / size % channels] * values[i];
    }
    return Autograd.result(
        "prelu",
        out,
        x.shape(),
        (g, in) -> {
          float[] dx = new float[g.length];
          double[] ds = new double[channels];
          for (int i = 0; i < g.length; i++) {
            int c = i / size % channels;
            dx[i] = values[i] > 0 ? g[i] : slopes[c] * g[i];
            ds[c] += values[i] > 0 ? 0 : (double) g[i] * values[i];
          }
          in.add(0, dx);
          float[] sums = new float[channels];
          for (int c = 0; c < channels; c++) {
            sums[c] = (float) ds[c];
          }
          in.add(1, sums);
        },
        x,
        slope);
  }
}
