package org.fovea.neural.op;

import java.util.Arrays;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Reordering of dimensions. */
public final class Permute {
  private Permute() {}

  /**
   * Reorders dimensions: dimension i of the result is dimension {@code dims[i]} of x.
   *
   * @param x any shape
   * @param dims each dimension of x once
   * @return the reordered tensor
   * @throws ShapeException when dims is not a permutation of x's dimensions
   */
  public static Tensor permute(Tensor x, int... dims) {
    Shape shape = x.shape();
    int[] strides = shape.strides();
    int[] extents = new int[dims.length];
    int[] steps = new int[dims.length];
    boolean[] seen = new boolean[shape.rank()];
    for (int i = 0; i < dims.length; i++) {
      int d = shape.index(dims[i]);
      extents[i] = shape.dim(d);
      steps[i] = strides[d];
      seen[d] = true;
    }
    for (boolean s : seen) {
      if (!s || dims.length != shape.rank()) {
        throw new ShapeException(
            "permute: %s by %s, expected each dimension once"
                .formatted(shape, Arrays.toString(dims)));
      }
    }
    return Strided.view("permute", x, Shape.of(extents), 0, steps);
  }

  /**
   * Exchanges two dimensions.
   *
   * @param x any shape
   * @param a one dimension
   * @param b the other
   * @return the reordered tensor
   * @throws ShapeException when there is no such dimension
   */
  public static Tensor transpose(Tensor x, int a, int b) {
    int[] dims = new int[x.shape().rank()];
    Arrays.setAll(dims, i -> i);
    int first = x.shape().index(a);
    int second = x.shape().index(b);
    dims[first] = second;
    dims[second] = first;
    return permute(x, dims);
  }
}
