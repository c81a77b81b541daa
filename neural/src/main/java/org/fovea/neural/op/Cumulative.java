package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Running sums and products. */
public final class Cumulative {
  private Cumulative() {}

  /**
   * The sum of all elements up to each, along a dimension.
   *
   * @param x any shape
   * @param dim the dimension
   * @return the same shape
   * @throws ShapeException when there is no such dimension
   */
  public static Tensor cumsum(Tensor x, int dim) {
    Lanes lanes = Lanes.along(x.shape(), dim);
    float[] out = new float[x.numel()];
    for (int lane = 0; lane < lanes.lanes(); lane++) {
      double sum = 0;
      for (int k = 0; k < lanes.count(); k++) {
        int i = lanes.start(lane) + k * lanes.inner();
        sum += x.data()[i];
        out[i] = (float) sum;
      }
    }
    return Autograd.result(
        "cumsum",
        out,
        x.shape(),
        (g, in) -> {
          float[] dx = new float[g.length];
          for (int lane = 0; lane < lanes.lanes(); lane++) {
            double sum = 0;
            for (int k = lanes.count() - 1; k >= 0; k--) {
              int i = lanes.start(lane) + k * lanes.inner();
              sum += g[i];
              dx[i] = (float) sum;
            }
          }
          in.add(0, dx);
        },
        x);
  }

  /**
   * The product of all elements up to each, along a dimension.
   *
   * @param x any shape
   * @param dim the dimension
   * @return the same shape
   * @throws ShapeException when there is no such dimension
   */
  public static Tensor cumprod(Tensor x, int dim) {
    Lanes lanes = Lanes.along(x.shape(), dim);
    float[] values = x.data();
    float[] out = new float[values.length];
    for (int lane = 0; lane < lanes.lanes(); lane++) {
      double product = 1;
      for (int k = 0; k < lanes.count(); k++) {
        int i = lanes.start(lane) + k * lanes.inner();
        product *= values[i];
        out[i] = (float) product;
      }
    }
    return Autograd.result(
        "cumprod",
        out,
        x.shape(),
        (g, in) -> {
          float[] dx = new float[g.length];
          for (int lane = 0; lane < lanes.lanes(); lane++) {
            productGradient(g, values, lanes.start(lane), lanes, dx);
          }
          in.add(0, dx);
        },
        x);
  }

  /**
   * With T(k) the sum of {@code g[j] * x[k+1] ... x[j]} over j from k, the gradient at k is the
   * product before k times T(k): no division, since elements may be zero.
   */
  private static void productGradient(float[] g, float[] x, int at, Lanes lanes, float[] dx) {
    double tail = 0;
    double[] tails = new double[lanes.count()];
    for (int k = tails.length - 1; k >= 0; k--) {
      int i = at + k * lanes.inner();
      tails[k] = g[i] + tail;
      tail = tails[k] * x[i];
    }
    double before = 1;
    for (int k = 0; k < tails.length; k++) {
      int i = at + k * lanes.inner();
      dx[i] = (float) (before * tails[k]);
      before *= x[i];
    }
  }
}
