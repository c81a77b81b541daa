package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Normalisation across neighbouring channels (Krizhevsky et al., 2012). */
public final class LocalResponseNorm {
  private LocalResponseNorm() {}

  /**
   * {@code x / (k + alpha / size * sum of x^2)^beta}, the sum over {@code size} channels around
   * each, from {@code size / 2} before it.
   *
   * @param x {@code [N, C, ...]}
   * @param size number of channels, at least 1
   * @param alpha factor of the squares
   * @param beta exponent
   * @param k what is added
   * @return the same shape
   * @throws ShapeException when x has fewer than two dimensions
   */
  public static Tensor localResponseNorm(Tensor x, int size, double alpha, double beta, double k) {
    if (x.shape().rank() < 2 || size < 1) {
      throw new ShapeException(
          "local_response_norm: input %s over %d channels, expected [N, C, ...] and 1 or more"
              .formatted(x.shape(), size));
    }
    Lanes lanes = Lanes.along(x.shape(), 1);
    float[] xs = x.data();
    float[] out = new float[xs.length];
    float[] bases = new float[xs.length];
    for (int lane = 0; lane < lanes.lanes(); lane++) {
      for (int c = 0; c < lanes.count(); c++) {
        double squares = 0;
        for (int j = first(c, size); j < end(c, size, lanes); j++) {
          float value = xs[lanes.start(lane) + j * lanes.inner()];
          squares += (double) value * value;
        }
        int i = lanes.start(lane) + c * lanes.inner();
        bases[i] = (float) (k + alpha / size * squares);
        out[i] = (float) (xs[i] * Math.pow(bases[i], -beta));
      }
    }
    return Autograd.result(
        "local_response_norm",
        out,
        x.shape(),
        (g, in) -> {
          float[] dx = new float[g.length];
          for (int i = 0; i < g.length; i++) {
            dx[i] = (float) (g[i] * Math.pow(bases[i], -beta));
          }
          for (int lane = 0; lane < lanes.lanes(); lane++) {
            for (int c = 0; c < lanes.count(); c++) {
              int i = lanes.start(lane) + c * lanes.inner();
              double slope = -2 * alpha / size * beta * g[i] * out[i] / bases[i];
              for (int j = first(c, size); j < end(c, size, lanes); j++) {
                int other = lanes.start(lane) + j * lanes.inner();
                dx[other] += (float) (slope * xs[other]);
              }
            }
          }
          in.add(0, dx);
        },
        x);
  }

  private static int first(int channel, int size) {
    return Math.max(0, channel - size / 2);
  }

  private static int end(int channel, int size, Lanes lanes) {
    return Math.min(lanes.count(), channel - size / 2 + size);
  }
}
