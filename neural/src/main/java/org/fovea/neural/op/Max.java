package org.fovea.neural.op;

import org.fovea.neural.op.Lanes.Reduced;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Greatest elements. */
public final class Max {
  /**
   * Greatest elements and where they are.
   *
   * @param values one per lane
   * @param indices same shape: the index of each along the dimension
   */
  public record Result(Tensor values, IntTensor indices) {}

  private Max() {}

  /**
   * The greatest element over some dimensions; equal ones share the gradient.
   *
   * @param x any shape, not empty
   * @param keepDim whether the dimensions remain, with extent 1
   * @param dims the dimensions; none for all
   * @return the remaining dimensions
   * @throws ShapeException when there is no such dimension
   */
  public static Tensor amax(Tensor x, boolean keepDim, int... dims) {
    Reduced reduced = Lanes.over("amax", x, keepDim, dims);
    Lanes lanes = reduced.lanes();
    float[] values = reduced.x().data();
    float[] out = new float[lanes.lanes()];
    for (int lane = 0; lane < out.length; lane++) {
      out[lane] = values[lanes.start(lane) + indexOfMax(values, lanes, lane) * lanes.inner()];
    }
    return Autograd.result(
        "amax",
        out,
        reduced.shape(),
        (g, in) -> {
          float[] dx = new float[values.length];
          for (int lane = 0; lane < g.length; lane++) {
            share(values, lanes, lane, out[lane], g[lane], dx);
          }
          in.add(0, dx);
        },
        reduced.x());
  }

  private static void share(
      float[] x, Lanes lanes, int lane, float max, float gradient, float[] dx) {
    int at = lanes.start(lane);
    int equal = 0;
    for (int k = 0; k < lanes.count(); k++) {
      equal += x[at + k * lanes.inner()] == max ? 1 : 0;
    }
    for (int k = 0; k < lanes.count(); k++) {
      int i = at + k * lanes.inner();
      dx[i] = x[i] == max ? gradient / equal : 0;
    }
  }

  private static int indexOfMax(float[] x, Lanes lanes, int lane) {
    int at = lanes.start(lane);
    int best = 0;
    float max = x[at];
    for (int k = 1; k < lanes.count(); k++) {
      float value = x[at + k * lanes.inner()];
      if (value > max || (Float.isNaN(value) && !Float.isNaN(max))) {
        max = value;
        best = k;
      }
    }
    return best;
  }

  /**
   * The greatest element along a dimension and its index; of equal ones the first, which takes the
   * gradient.
   *
   * @param x any shape, not empty
   * @param dim the dimension
   * @param keepDim whether it remains, with extent 1
   * @return values and indices of the remaining dimensions
   * @throws ShapeException when there is no such dimension
   */
  public static Result max(Tensor x, int dim, boolean keepDim) {
    Reduced reduced = Lanes.over("max", x, keepDim, dim);
    Lanes lanes = reduced.lanes();
    float[] values = x.data();
    float[] out = new float[lanes.lanes()];
    int[] indices = new int[out.length];
    for (int lane = 0; lane < out.length; lane++) {
      indices[lane] = indexOfMax(values, lanes, lane);
      out[lane] = values[lanes.start(lane) + indices[lane] * lanes.inner()];
    }
    Tensor result =
        Autograd.result(
            "max",
            out,
            reduced.shape(),
            (g, in) -> {
              float[] dx = in.accumulator(0);
              for (int lane = 0; lane < g.length; lane++) {
                dx[lanes.start(lane) + indices[lane] * lanes.inner()] += g[lane];
              }
            },
            x);
    return new Result(result, IntTensor.of(indices, reduced.shape()));
  }

  /**
   * The index of the greatest element along a dimension, of equal ones the first.
   *
   * @param x any shape, not empty
   * @param dim the dimension
   * @param keepDim whether it remains, with extent 1
   * @return the remaining dimensions
   * @throws ShapeException when there is no such dimension
   */
  public static IntTensor argmax(Tensor x, int dim, boolean keepDim) {
    return max(x.detach(), dim, keepDim).indices();
  }
}
