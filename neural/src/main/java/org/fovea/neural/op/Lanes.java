package org.fovea.neural.op;

import java.util.Arrays;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * How one dimension, or several neighbours, lie in a row-major array: lane (o, i) holds {@code
 * count} elements, the first at {@code o * count * inner + i}, each {@code inner} after the one
 * before.
 *
 * @param outer product of the extents before
 * @param count product of the extents in question
 * @param inner product of the extents after
 */
record Lanes(int outer, int count, int inner) {
  static Lanes along(Shape shape, int dim) {
    int d = shape.index(dim);
    return new Lanes(shape.product(0, d), shape.dim(d), shape.product(d + 1, shape.rank()));
  }

  /** Lanes in all. */
  int lanes() {
    return outer * inner;
  }

  /** Where a lane begins. */
  int start(int lane) {
    return lane / inner * count * inner + lane % inner;
  }

  /**
   * A tensor with the lanes that a reduction works on, and the shape of its result.
   *
   * @param x the tensor, its dimensions reordered where the reduced ones are not neighbours
   * @param lanes of x
   * @param shape one element per lane
   */
  record Reduced(Tensor x, Lanes lanes, Shape shape) {}

  /** Prepares a reduction over some dimensions, or over all when none are given. */
  static Reduced over(String operation, Tensor x, boolean keepDim, int... dims) {
    Shape shape = x.shape();
    boolean[] reduced = new boolean[shape.rank()];
    Arrays.fill(reduced, dims.length == 0);
    for (int dim : dims) {
      int d = shape.index(dim);
      if (reduced[d]) {
        throw new ShapeException(
            "%s: dimension %d of %s is named twice".formatted(operation, d, shape));
      }
      reduced[d] = true;
    }
    int[] order = new int[shape.rank()];
    int[] result = new int[shape.rank()];
    int kept = 0;
    int remaining = 0;
    int first = shape.rank();
    int last = -1;
    for (int d = 0; d < reduced.length; d++) {
      if (reduced[d]) {
        first = Math.min(first, d);
        last = d;
      } else {
        order[kept++] = d;
      }
      if (!reduced[d] || keepDim) {
        result[remaining++] = reduced[d] ? 1 : shape.dim(d);
      }
    }
    Shape resultShape = Shape.of(Arrays.copyOf(result, remaining));
    int count = shape.rank() - kept;
    if (last - first + 1 == count || count == 0) {
      int from = Math.min(first, last + 1);
      Lanes lanes =
          new Lanes(
              shape.product(0, from),
              shape.product(from, last + 1),
              shape.product(last + 1, shape.rank()));
      return new Reduced(x, lanes, resultShape);
    }
    for (int d = 0, at = kept; d < reduced.length; d++) {
      if (reduced[d]) {
        order[at++] = d;
      }
    }
    Tensor permuted = Permute.permute(x, order);
    int outer = permuted.shape().product(0, kept);
    return new Reduced(
        permuted, new Lanes(outer, outer == 0 ? 0 : x.numel() / outer, 1), resultShape);
  }
}
