package org.fovea.neural.op;

import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Reversal and rotation along dimensions. */
public final class Flip {
  private Flip() {}

  /**
   * Reverses the order along dimensions.
   *
   * @param x any shape
   * @param dims the dimensions
   * @return the same shape
   * @throws ShapeException when there is no such dimension
   */
  public static Tensor flip(Tensor x, int... dims) {
    Shape shape = x.shape();
    int[] strides = shape.strides();
    int offset = 0;
    for (int dim : dims) {
      int d = shape.index(dim);
      offset += (shape.dim(d) - 1) * strides[d];
      strides[d] = -strides[d];
    }
    return Strided.view("flip", x, shape, offset, strides);
  }

  /**
   * Moves elements along a dimension; those that leave at one end come back at the other.
   *
   * @param x any shape
   * @param shift how far, negative towards the beginning
   * @param dim the dimension
   * @return the same shape
   * @throws ShapeException when there is no such dimension
   */
  public static Tensor roll(Tensor x, int shift, int dim) {
    int[] map = new int[x.dim(dim)];
    for (int i = 0; i < map.length; i++) {
      map[i] = Math.floorMod(i - shift, map.length);
    }
    return Remap.along("roll", x, dim, map, 0);
  }
}
