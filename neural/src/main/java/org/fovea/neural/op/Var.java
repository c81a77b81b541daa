package org.fovea.neural.op;

import org.fovea.neural.op.Lanes.Reduced;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Variances and standard deviations. */
public final class Var {
  private Var() {}

  /**
   * The variance over some dimensions.
   *
   * @param x any shape
   * @param unbiased whether the sum of squares is divided by one less than the count
   * @param keepDim whether the dimensions remain, with extent 1
   * @param dims the dimensions; none for all
   * @return the remaining dimensions
   * @throws ShapeException when there is no such dimension
   */
  public static Tensor var(Tensor x, boolean unbiased, boolean keepDim, int... dims) {
    Reduced reduced = Lanes.over("var", x, keepDim, dims);
    Lanes lanes = reduced.lanes();
    float[] values = reduced.x().data();
    double divisor = unbiased ? lanes.count() - 1 : lanes.count();
    float[] out = new float[lanes.lanes()];
    double[] means = new double[out.length];
    for (int lane = 0; lane < out.length; lane++) {
      int at = lanes.start(lane);
      double sum = 0;
      for (int k = 0; k < lanes.count(); k++) {
        sum += values[at + k * lanes.inner()];
      }
      double mean = sum / lanes.count();
      double squares = 0;
      for (int k = 0; k < lanes.count(); k++) {
        double difference = values[at + k * lanes.inner()] - mean;
        squares += difference * difference;
      }
      means[lane] = mean;
      out[lane] = (float) (squares / divisor);
    }
    return Autograd.result(
        "var",
        out,
        reduced.shape(),
        (g, in) -> {
          float[] dx = new float[values.length];
          for (int lane = 0; lane < g.length; lane++) {
            int at = lanes.start(lane);
            for (int k = 0; k < lanes.count(); k++) {
              int i = at + k * lanes.inner();
              dx[i] = (float) (g[lane] * 2 * (values[i] - means[lane]) / divisor);
            }
          }
          in.add(0, dx);
        },
        reduced.x());
  }

  /**
   * The standard deviation over some dimensions.
   *
   * @param x any shape
   * @param unbiased whether the sum of squares is divided by one less than the count
   * @param keepDim whether the dimensions remain, with extent 1
   * @param dims the dimensions; none for all
   * @return the remaining dimensions
   * @throws ShapeException when there is no such dimension
   */
  public static Tensor std(Tensor x, boolean unbiased, boolean keepDim, int... dims) {
    return Sqrt.sqrt(var(x, unbiased, keepDim, dims));
  }
}
