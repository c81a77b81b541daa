package org.fovea.neural.op;

import java.util.Arrays;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Sorting, and the first elements of the sorted order. */
public final class TopK {
  private TopK() {}

  /**
   * The k greatest or least elements along a dimension, in order; of equal ones the first.
   *
   * @param x any shape
   * @param k how many, at most the extent
   * @param dim the dimension
   * @param largest whether the greatest are wanted
   * @return values and their indices, with extent k in that dimension
   * @throws ShapeException when k is larger than the extent
   */
  public static Max.Result topk(Tensor x, int k, int dim, boolean largest) {
    Lanes lanes = Lanes.along(x.shape(), dim);
    if (k < 0 || k > lanes.count()) {
      throw new ShapeException(
          "topk: %d of dimension %d of %s, expected 0..%d"
              .formatted(k, dim, x.shape(), lanes.count()));
    }
    Shape shape = x.shape().with(dim, k);
    float[] values = x.data();
    float[] out = new float[shape.numel()];
    int[] indices = new int[out.length];
    int[] places = new int[out.length];
    for (int lane = 0; lane < lanes.lanes(); lane++) {
      int at = lanes.start(lane);
      int to = lane / lanes.inner() * k * lanes.inner() + lane % lanes.inner();
      int[] order = order(values, at, lanes, largest);
      for (int i = 0; i < k; i++) {
        int target = to + i * lanes.inner();
        indices[target] = order[i];
        places[target] = at + order[i] * lanes.inner();
        out[target] = values[places[target]];
      }
    }
    Tensor result =
        Autograd.result(
            "topk",
            out,
            shape,
            (g, in) -> {
              float[] dx = in.accumulator(0);
              for (int i = 0; i < g.length; i++) {
                dx[places[i]] += g[i];
              }
            },
            x);
    return new Max.Result(result, IntTensor.of(indices, shape));
  }

  /**
   * All elements along a dimension in order; equal ones keep theirs.
   *
   * @param x any shape
   * @param dim the dimension
   * @param descending whether the greatest comes first
   * @return values and their indices, x's shape
   * @throws ShapeException when there is no such dimension
   */
  public static Max.Result sort(Tensor x, int dim, boolean descending) {
    return topk(x, x.dim(dim), dim, descending);
  }

  /** Sorts keys of value and index; NaN counts as the greatest, as in PyTorch. */
  private static int[] order(float[] x, int at, Lanes lanes, boolean descending) {
    long[] keys = new long[lanes.count()];
    for (int k = 0; k < keys.length; k++) {
      int bits = Float.floatToIntBits(x[at + k * lanes.inner()] + 0f);
      int ordered = bits ^ (bits >> 31 & Integer.MAX_VALUE);
      keys[k] = (long) (descending ? ~ordered : ordered) << 32 | k;
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int k = 0; k < order.length; k++) {
      order[k] = (int) keys[k];
    }
    return order;
  }
}
