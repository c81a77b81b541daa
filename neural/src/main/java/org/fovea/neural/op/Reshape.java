package org.fovea.neural.op;

import java.util.Arrays;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** The same elements in another shape. */
public final class Reshape {
  private Reshape() {}

  /**
   * Gives a tensor another shape with the same number of elements. The array is shared.
   *
   * @param x any shape
   * @param extents the new extents, of which one may be -1: what is left for it
   * @return the new shape
   * @throws ShapeException when the numbers of elements differ
   */
  public static Tensor reshape(Tensor x, int... extents) {
    return to(x, resolve(x, extents));
  }

  /**
   * Merges the dimensions from one to the innermost.
   *
   * @param x any shape
   * @param fromDim the first dimension to merge, {@code -rank..rank-1}
   * @return a shape of {@code fromDim + 1} dimensions
   * @throws ShapeException when there is no such dimension
   */
  public static Tensor flatten(Tensor x, int fromDim) {
    Shape shape = x.shape();
    int from = shape.index(fromDim);
    int[] extents = Arrays.copyOf(shape.toArray(), from + 1);
    extents[from] = shape.product(from, shape.rank());
    return to(x, Shape.of(extents));
  }

  /**
   * Inserts a dimension of extent 1.
   *
   * @param x any shape
   * @param dim its place in the result, {@code -rank-1..rank}
   * @return a shape with one dimension more
   * @throws ShapeException when there is no such place
   */
  public static Tensor unsqueeze(Tensor x, int dim) {
    int rank = x.shape().rank();
    int at = dim < 0 ? dim + rank + 1 : dim;
    if (at < 0 || at > rank) {
      throw new ShapeException(
          "unsqueeze: %s at %d, expected %d..%d".formatted(x.shape(), dim, -rank - 1, rank));
    }
    int[] extents = new int[rank + 1];
    for (int i = 0; i <= rank; i++) {
      extents[i] = i < at ? x.dim(i) : i == at ? 1 : x.dim(i - 1);
    }
    return to(x, Shape.of(extents));
  }

  private static Tensor to(Tensor x, Shape shape) {
    return Autograd.result("reshape", x.data(), shape, (g, in) -> in.add(0, g), x);
  }

  private static Shape resolve(Tensor x, int[] extents) {
    int open = -1;
    int known = 1;
    for (int i = 0; i < extents.length; i++) {
      if (extents[i] == -1 && open < 0) {
        open = i;
      } else {
        known *= extents[i];
      }
    }
    int[] resolved = extents.clone();
    if (open >= 0 && known != 0) {
      resolved[open] = x.numel() / known;
    }
    Shape shape = Shape.of(resolved);
    if (shape.numel() != x.numel()) {
      throw new ShapeException(
          "reshape: %s has %d elements, expected as many in %s"
              .formatted(x.shape(), x.numel(), Arrays.toString(extents)));
    }
    return shape;
  }
}
