package org.fovea.neural.op;

import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Slices. */
public final class Narrow {
  private Narrow() {}

  /**
   * A range of one dimension.
   *
   * @param x any shape
   * @param dim the dimension
   * @param start the first index
   * @param length how many
   * @return x's shape with that extent
   * @throws ShapeException when the range reaches outside
   */
  public static Tensor narrow(Tensor x, int dim, int start, int length) {
    return slice(x, dim, start, length, 1);
  }

  /**
   * Every so many elements of one dimension.
   *
   * @param x any shape
   * @param dim the dimension
   * @param start the first index
   * @param length how many
   * @param step from one to the next, at least 1
   * @return x's shape with that extent
   * @throws ShapeException when the range reaches outside
   */
  public static Tensor slice(Tensor x, int dim, int start, int length, int step) {
    Shape shape = x.shape();
    int extent = shape.dim(dim);
    if (start < 0 || length < 0 || step < 1 || start + (length - 1L) * step >= extent) {
      throw new ShapeException(
          "narrow: %d from %d in steps of %d along dimension %d of %s, expected within 0..%d"
              .formatted(length, start, step, dim, shape, extent - 1));
    }
    int[] strides = shape.strides();
    int d = shape.index(dim);
    int offset = start * strides[d];
    strides[d] *= step;
    return Strided.view("narrow", x, shape.with(dim, length), offset, strides);
  }

  /**
   * One index of one dimension, which is left out of the result.
   *
   * @param x any shape
   * @param dim the dimension
   * @param index which
   * @return x's shape without that dimension
   * @throws ShapeException when there is no such index
   */
  public static Tensor select(Tensor x, int dim, int index) {
    Tensor slice = narrow(x, dim, index, 1);
    int[] extents = x.shape().toArray();
    int[] rest = new int[extents.length - 1];
    int d = x.shape().index(dim);
    System.arraycopy(extents, 0, rest, 0, d);
    System.arraycopy(extents, d + 1, rest, d, rest.length - d);
    return Reshape.reshape(slice, rest);
  }
}
