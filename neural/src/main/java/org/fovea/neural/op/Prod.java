package org.fovea.neural.op;

import org.fovea.neural.op.Lanes.Reduced;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Products of elements. */
public final class Prod {
  private Prod() {}

  /**
   * The product over some dimensions.
   *
   * @param x any shape
   * @param keepDim whether they remain, with extent 1
   * @param dims the dimensions; none for all
   * @return the remaining dimensions
   * @throws ShapeException when there is no such dimension
   */
  public static Tensor prod(Tensor x, boolean keepDim, int... dims) {
    Reduced reduced = Lanes.over("prod", x, keepDim, dims);
    Lanes lanes = reduced.lanes();
    float[] values = reduced.x().data();
    float[] out = new float[lanes.lanes()];
    for (int lane = 0; lane < out.length; lane++) {
      int at = lanes.start(lane);
      double product = 1;
      for (int k = 0; k < lanes.count(); k++) {
        product *= values[at + k * lanes.inner()];
      }
      out[lane] = (float) product;
    }
    return Autograd.result(
        "prod",
        out,
        reduced.shape(),
        (g, in) -> {
          float[] dx = new float[values.length];
          for (int lane = 0; lane < g.length; lane++) {
            othersProducts(values, lanes.start(lane), lanes, g[lane], dx);
          }
          in.add(0, dx);
        },
        reduced.x());
  }

  /** Writes g times the product of all other elements, without dividing: one may be zero. */
  private static void othersProducts(float[] x, int at, Lanes lanes, float g, float[] dx) {
    double before = g;
    double[] prefixes = new double[lanes.count()];
    for (int k = 0; k < prefixes.length; k++) {
      prefixes[k] = before;
      before *= x[at + k * lanes.inner()];
    }
    double after = 1;
    for (int k = prefixes.length - 1; k >= 0; k--) {
      int i = at + k * lanes.inner();
      dx[i] = (float) (prefixes[k] * after);
      after *= x[i];
    }
  }
}
