package org.fovea.neural.op;

import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.op.Lanes.Reduced;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Sums and means. */
public final class Sum {
  /** Elements summed in one go in float; what they make is summed in double. */
  private static final int RUN = 4096;

  private Sum() {}

  /**
   * Sums all elements.
   *
   * @param x any shape
   * @return a scalar
   */
  public static Tensor sum(Tensor x) {
    return sum(x, false);
  }

  /**
   * Sums over some dimensions.
   *
   * @param x any shape
   * @param keepDim whether they remain, with extent 1
   * @param dims the dimensions to sum over; none for all
   * @return the remaining dimensions
   * @throws ShapeException when there is no such dimension
   */
  public static Tensor sum(Tensor x, boolean keepDim, int... dims) {
    return scaled("sum", Lanes.over("sum", x, keepDim, dims), 1);
  }

  /**
   * Averages all elements.
   *
   * @param x any shape, at least one element
   * @return a scalar
   */
  public static Tensor mean(Tensor x) {
    return mean(x, false);
  }

  /**
   * Averages over some dimensions.
   *
   * @param x any shape
   * @param keepDim whether they remain, with extent 1
   * @param dims the dimensions to average over; none for all
   * @return the remaining dimensions
   * @throws ShapeException when there is no such dimension
   */
  public static Tensor mean(Tensor x, boolean keepDim, int... dims) {
    Reduced reduced = Lanes.over("mean", x, keepDim, dims);
    return scaled("mean", reduced, 1.0 / reduced.lanes().count());
  }

  private static Tensor scaled(String operation, Reduced reduced, double factor) {
    Lanes lanes = reduced.lanes();
    float[] x = reduced.x().data();
    float[] out = new float[lanes.lanes()];
    for (int outer = 0; outer < lanes.outer(); outer++) {
      if (lanes.inner() == 1) {
        out[outer] = (float) (total(x, outer * lanes.count(), lanes.count()) * factor);
      } else {
        addRows(x, outer, lanes, factor, out);
      }
    }
    return Autograd.result(
        operation,
        out,
        reduced.shape(),
        (g, in) -> in.add(0, spread(g, lanes, (float) factor)),
        reduced.x());
  }

  private static double total(float[] x, int at, int count) {
    double total = 0;
    for (int i = 0; i < count; i += RUN) {
      total += Kernels.active().sum(x, at + i, Math.min(RUN, count - i));
    }
    return total;
  }

  private static void addRows(float[] x, int outer, Lanes lanes, double factor, float[] out) {
    double[] sums = new double[lanes.inner()];
    for (int k = 0; k < lanes.count(); k++) {
      int at = (outer * lanes.count() + k) * lanes.inner();
      for (int i = 0; i < sums.length; i++) {
        sums[i] += x[at + i];
      }
    }
    for (int i = 0; i < sums.length; i++) {
      out[outer * lanes.inner() + i] = (float) (sums[i] * factor);
    }
  }

  private static float[] spread(float[] g, Lanes lanes, float factor) {
    float[] dx = new float[lanes.lanes() * lanes.count()];
    for (int outer = 0; outer < lanes.outer(); outer++) {
      for (int k = 0; k < lanes.count(); k++) {
        int to = (outer * lanes.count() + k) * lanes.inner();
        int from = outer * lanes.inner();
        for (int i = 0; i < lanes.inner(); i++) {
          dx[to + i] = g[from + i] * factor;
        }
      }
    }
    return dx;
  }
}
