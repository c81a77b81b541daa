package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** The logarithm of the softmax, computed without overflow. */
public final class LogSoftmax {
  private LogSoftmax() {}

  /**
   * {@code x - log(sum(exp(x)))} along a dimension.
   *
   * @param x any shape
   * @param dim the dimension that is normalised, {@code -rank..rank-1}
   * @return the same shape
   * @throws ShapeException when there is no such dimension
   */
  public static Tensor logSoftmax(Tensor x, int dim) {
    Lanes lanes = Lanes.along(x.shape(), dim);
    float[] out = new float[x.numel()];
    float[] values = x.data();
    for (int lane = 0; lane < lanes.lanes(); lane++) {
      normalise(values, lanes.start(lane), lanes.inner(), lanes.count(), out);
    }
    return Autograd.result(
        "log_softmax", out, x.shape(), (g, in) -> in.add(0, gradient(g, out, lanes)), x);
  }

  private static void normalise(float[] x, int at, int step, int count, float[] out) {
    double logSum = LogSumExp.ofLane(x, at, step, count);
    for (int k = 0, i = at; k < count; k++, i += step) {
      out[i] = (float) (x[i] - logSum);
    }
  }

  private static float[] gradient(float[] g, float[] out, Lanes lanes) {
    float[] dx = new float[g.length];
    int step = lanes.inner();
    for (int lane = 0; lane < lanes.lanes(); lane++) {
      int at = lanes.start(lane);
      double sum = 0;
      for (int k = 0, i = at; k < lanes.count(); k++, i += step) {
        sum += g[i];
      }
      for (int k = 0, i = at; k < lanes.count(); k++, i += step) {
        dx[i] = (float) (g[i] - Math.exp(out[i]) * sum);
      }
    }
    return dx;
  }
}
