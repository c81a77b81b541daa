package org.fovea.neural.op;

import org.fovea.neural.op.Lanes.Reduced;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Vector norms. */
public final class Norm {
  private Norm() {}

  /**
   * The p-norm over some dimensions, {@code (sum of |x|^p)^(1/p)}; its gradient at the zero vector
   * is 0.
   *
   * @param x any shape
   * @param p above 0
   * @param keepDim whether the dimensions remain, with extent 1
   * @param dims the dimensions; none for all
   * @return the remaining dimensions
   * @throws ShapeException when there is no such dimension
   */
  public static Tensor norm(Tensor x, double p, boolean keepDim, int... dims) {
    Reduced reduced = Lanes.over("norm", x, keepDim, dims);
    Lanes lanes = reduced.lanes();
    float[] values = reduced.x().data();
    float[] out = new float[lanes.lanes()];
    for (int lane = 0; lane < out.length; lane++) {
      int at = lanes.start(lane);
      double sum = 0;
      for (int k = 0; k < lanes.count(); k++) {
        sum += power(values[at + k * lanes.inner()], p);
      }
      out[lane] = (float) (p == 2 ? Math.sqrt(sum) : Math.pow(sum, 1 / p));
    }
    return Autograd.result(
        "norm",
        out,
        reduced.shape(),
        (g, in) -> {
          float[] dx = new float[values.length];
          for (int lane = 0; lane < g.length; lane++) {
            int at = lanes.start(lane);
            for (int k = 0; out[lane] > 0 && k < lanes.count(); k++) {
              int i = at + k * lanes.inner();
              double share = power(values[i] / out[lane], p - 1);
              dx[i] = (float) (g[lane] * Math.signum(values[i]) * share);
            }
          }
          in.add(0, dx);
        },
        reduced.x());
  }

  private static double power(double v, double p) {
    return p == 2 ? v * v : p == 1 ? Math.abs(v) : Math.pow(Math.abs(v), p);
  }

  /**
   * Scales vectors to norm 1: {@code x / max(norm(x), eps)}.
   *
   * @param x any shape
   * @param p of the norm, above 0
   * @param dim the dimension along which the vectors lie
   * @param eps the least divisor
   * @return the same shape
   * @throws ShapeException when there is no such dimension
   */
  public static Tensor normalize(Tensor x, double p, int dim, float eps) {
    Tensor norm = norm(x, p, true, dim);
    return Div.div(x, Clamp.clamp(norm, eps, Float.POSITIVE_INFINITY));
  }
}
