package org.fovea.neural.op;

import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Repetition. */
public final class Repeat {
  private Repeat() {}

  /**
   * Puts copies of the whole tensor next to each other.
   *
   * @param x any shape
   * @param times how often along each dimension; as many as x has, or more, for new ones in front
   * @return x's extents times these
   * @throws ShapeException when there are fewer numbers than dimensions
   */
  public static Tensor tile(Tensor x, int... times) {
    int rank = times.length;
    int missing = rank - x.shape().rank();
    if (missing < 0) {
      throw new ShapeException(
          "tile: %s by %d numbers, expected one per dimension or more".formatted(x.shape(), rank));
    }
    int[] own = x.shape().strides();
    int[] apart = new int[2 * rank];
    int[] strides = new int[2 * rank];
    int[] extents = new int[rank];
    for (int i = 0; i < rank; i++) {
      int extent = i < missing ? 1 : x.dim(i - missing);
      apart[2 * i] = times[i];
      apart[2 * i + 1] = extent;
      strides[2 * i + 1] = i < missing ? 0 : own[i - missing];
      extents[i] = times[i] * extent;
    }
    return Reshape.reshape(Strided.view("tile", x, Shape.of(apart), 0, strides), extents);
  }

  /**
   * Repeats each slice of a dimension.
   *
   * @param x any shape
   * @param times how often
   * @param dim the dimension
   * @return that extent times as large
   * @throws ShapeException when there is no such dimension
   */
  public static Tensor repeatInterleave(Tensor x, int times, int dim) {
    int[] map = new int[x.dim(dim) * times];
    for (int i = 0; i < map.length; i++) {
      map[i] = i / times;
    }
    return Remap.along("repeat_interleave", x, dim, map, 0);
  }
}
