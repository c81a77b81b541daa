package org.fovea.neural.op;

import java.util.Arrays;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Elements picked or placed by index. */
public final class Gather {
  private Gather() {}

  /**
   * Picks elements: along the dimension at the given index, elsewhere at the same place.
   *
   * @param x any shape
   * @param dim the dimension
   * @param index of x's rank, no larger than x in the other dimensions
   * @return index's shape
   * @throws ShapeException when the shapes don't fit
   * @throws IllegalArgumentException when an index is out of range
   */
  public static Tensor gather(Tensor x, int dim, IntTensor index) {
    int[] places = places("gather", x.shape(), dim, index);
    float[] out = new float[places.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = x.data()[places[i]];
    }
    return Autograd.result(
        "gather",
        out,
        index.shape(),
        (g, in) -> {
          float[] dx = in.accumulator(0);
          for (int i = 0; i < g.length; i++) {
            dx[places[i]] += g[i];
          }
        },
        x);
  }

  /**
   * Places elements: a copy of x in which those at the given indices are replaced. Where several go
   * to one place the last stays.
   *
   * @param x any shape
   * @param dim the dimension
   * @param index of x's rank, no larger than x in the other dimensions
   * @param source the elements to place, index's shape
   * @return x's shape
   * @throws ShapeException when the shapes don't fit
   * @throws IllegalArgumentException when an index is out of range
   */
  public static Tensor scatter(Tensor x, int dim, IntTensor index, Tensor source) {
    int[] places = placesOf("scatter", x, dim, index, source);
    float[] out = x.data().clone();
    int[] winner = new int[out.length];
    for (int i = 0; i < places.length; i++) {
      out[places[i]] = source.data()[i];
      winner[places[i]] = i + 1;
    }
    return Autograd.result(
        "scatter",
        out,
        x.shape(),
        (g, in) -> {
          float[] dx = new float[g.length];
          float[] ds = new float[places.length];
          for (int i = 0; i < g.length; i++) {
            if (winner[i] == 0) {
              dx[i] = g[i];
            } else {
              ds[winner[i] - 1] = g[i];
            }
          }
          in.add(0, dx);
          in.add(1, ds);
        },
        x,
        source);
  }

  /**
   * Adds elements: a copy of x in which those at the given indices grow by the source's.
   *
   * @param x any shape
   * @param dim the dimension
   * @param index of x's rank, no larger than x in the other dimensions
   * @param source the elements to add, index's shape
   * @return x's shape
   * @throws ShapeException when the shapes don't fit
   * @throws IllegalArgumentException when an index is out of range
   */
  public static Tensor scatterAdd(Tensor x, int dim, IntTensor index, Tensor source) {
    int[] places = placesOf("scatter_add", x, dim, index, source);
    float[] out = x.data().clone();
    for (int i = 0; i < places.length; i++) {
      out[places[i]] += source.data()[i];
    }
    return Autograd.result(
        "scatter_add",
        out,
        x.shape(),
        (g, in) -> {
          in.add(0, g);
          float[] ds = new float[places.length];
          for (int i = 0; i < ds.length; i++) {
            ds[i] = g[places[i]];
          }
          in.add(1, ds);
        },
        x,
        source);
  }

  private static int[] placesOf(
      String operation, Tensor x, int dim, IntTensor index, Tensor source) {
    if (!source.shape().equals(index.shape())) {
      throw new ShapeException(
          "%s: index %s and source %s, expected equal shapes"
              .formatted(operation, index.shape(), source.shape()));
    }
    return places(operation, x.shape(), dim, index);
  }

  /** For each index the element of x that it means. */
  private static int[] places(String operation, Shape shape, int dim, IntTensor index) {
    Shape own = index.shape();
    int d = shape.index(dim);
    boolean fits = own.rank() == shape.rank();
    for (int i = 0; fits && i < own.rank(); i++) {
      fits = i == d || own.dim(i) <= shape.dim(i);
    }
    if (!fits) {
      throw new ShapeException(
          "%s: input %s and index %s, expected as many dimensions, none larger but dimension %d"
              .formatted(operation, shape, own, d));
    }
    int[] strides = shape.strides();
    int[] ownStrides = own.strides();
    int[] places = new int[own.numel()];
    for (int i = 0; i < places.length; i++) {
      int value = requireIndex(operation, index.data()[i], shape.dim(d));
      int place = value * strides[d];
      for (int j = 0; j < own.rank(); j++) {
        place += j == d ? 0 : i / ownStrides[j] % own.dim(j) * strides[j];
      }
      places[i] = place;
    }
    return places;
  }

  static int requireIndex(String operation, int index, int extent) {
    if (index < 0 || index >= extent) {
      throw new IllegalArgumentException(
          "%s: index %d, expected 0..%d".formatted(operation, index, extent - 1));
    }
    return index;
  }

  /**
   * Picks slices along a dimension.
   *
   * @param x any shape
   * @param dim the dimension
   * @param index {@code [n]}
   * @return x's shape with extent n in that dimension
   * @throws ShapeException when the index is no vector
   * @throws IllegalArgumentException when an index is out of range
   */
  public static Tensor indexSelect(Tensor x, int dim, IntTensor index) {
    if (index.shape().rank() != 1) {
      throw new ShapeException("index_select: index %s, expected [n]".formatted(index.shape()));
    }
    for (int i : index.data()) {
      requireIndex("index_select", i, x.dim(dim));
    }
    return Remap.along("index_select", x, dim, index.data(), 0);
  }

  /**
   * Picks the elements where a mask is true.
   *
   * @param x any shape
   * @param mask true where not 0, x's shape
   * @return a vector, in row-major order
   * @throws ShapeException when the shapes differ
   */
  public static Tensor maskedSelect(Tensor x, Tensor mask) {
    if (!mask.shape().equals(x.shape())) {
      throw new ShapeException(
          "masked_select: input %s and mask %s, expected equal shapes"
              .formatted(x.shape(), mask.shape()));
    }
    int count = 0;
    int[] places = new int[x.numel()];
    for (int i = 0; i < places.length; i++) {
      if (mask.data()[i] != 0) {
        places[count++] = i;
      }
    }
    IntTensor index = IntTensor.of(Arrays.copyOf(places, count));
    return gather(Reshape.reshape(x, -1), 0, index);
  }
}
