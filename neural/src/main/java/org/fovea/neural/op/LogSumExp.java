package org.fovea.neural.op;

import org.fovea.neural.op.Lanes.Reduced;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** The logarithm of a sum of exponentials, computed without overflow. */
public final class LogSumExp {
  private LogSumExp() {}

  /**
   * {@code ln(sum of e^x)} over a dimension.
   *
   * @param x any shape
   * @param dim the dimension
   * @param keepDim whether it remains, with extent 1
   * @return the remaining dimensions
   * @throws ShapeException when there is no such dimension
   */
  public static Tensor logsumexp(Tensor x, int dim, boolean keepDim) {
    Reduced reduced = Lanes.over("logsumexp", x, keepDim, dim);
    Lanes lanes = reduced.lanes();
    float[] values = x.data();
    float[] out = new float[lanes.lanes()];
    for (int lane = 0; lane < out.length; lane++) {
      out[lane] = (float) ofLane(values, lanes.start(lane), lanes.inner(), lanes.count());
    }
    return Autograd.result(
        "logsumexp",
        out,
        reduced.shape(),
        (g, in) -> {
          float[] dx = new float[values.length];
          for (int lane = 0; lane < g.length; lane++) {
            for (int k = 0; k < lanes.count(); k++) {
              int i = lanes.start(lane) + k * lanes.inner();
              dx[i] = (float) (g[lane] * Math.exp((double) values[i] - out[lane]));
            }
          }
          in.add(0, dx);
        },
        x);
  }

  /** Of {@code count} elements, the first at {@code at}, {@code step} apart. */
  static double ofLane(float[] x, int at, int step, int count) {
    double max = Double.NEGATIVE_INFINITY;
    for (int k = 0, i = at; k < count; k++, i += step) {
      max = Math.max(max, x[i]);
    }
    if (Double.isInfinite(max)) {
      return max;
    }
    double sum = 0;
    for (int k = 0, i = at; k < count; k++, i += step) {
      sum += Math.exp(x[i] - max);
    }
    return max + Math.log(sum);
  }
}
