package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Exponentials normalised to a sum of 1. */
public final class Softmax {
  private Softmax() {}

  /**
   * {@code exp(x) / sum(exp(x))} along a dimension.
   *
   * @param x any shape
   * @param dim the dimension that is normalised, {@code -rank..rank-1}
   * @return the same shape, values in 0..1
   * @throws ShapeException when there is no such dimension
   */
  public static Tensor softmax(Tensor x, int dim) {
    Lanes lanes = Lanes.along(x.shape(), dim);
    float[] out = new float[x.numel()];
    float[] values = x.data();
    for (int lane = 0; lane < lanes.lanes(); lane++) {
      normalise(values, lanes.start(lane), lanes.inner(), lanes.count(), out);
    }
    return Autograd.result(
        "softmax", out, x.shape(), (g, in) -> in.add(0, gradient(g, out, lanes)), x);
  }

  private static void normalise(float[] x, int at, int step, int count, float[] out) {
    double logSum = LogSumExp.ofLane(x, at, step, count);
    for (int k = 0, i = at; k < count; k++, i += step) {
      out[i] = (float) Math.exp(x[i] - logSum);
    }
  }

  private static float[] gradient(float[] g, float[] out, Lanes lanes) {
    float[] dx = new float[g.length];
    int step = lanes.inner();
    for (int lane = 0; lane < lanes.lanes(); lane++) {
      int at = lanes.start(lane);
      double sum = 0;
      for (int k = 0, i = at; k < lanes.count(); k++, i += step) {
        sum += (double) g[i] * out[i];
      }
      for (int k = 0, i = at; k < lanes.count(); k++, i += step) {
        dx[i] = (float) (out[i] * (g[i] - sum));
      }
    }
    return dx;
  }
}
