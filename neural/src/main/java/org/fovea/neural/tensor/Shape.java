package org.fovea.neural.tensor;

import java.util.Arrays;

/**
 * The extents of a tensor, outermost first; an image batch is {@code [N, C, H, W]}. A shape without
 * dimensions is a scalar. Immutable.
 */
public final class Shape {
  /** The shape of a scalar: no dimension, one element. */
  public static final Shape SCALAR = new Shape(new int[0]);

  private final int[] extents;
  private final int numel;

  private Shape(int[] extents) {
    long product = 1;
    for (int extent : extents) {
      if (extent < 0) {
        throw new ShapeException(
            "shape " + Arrays.toString(extents) + ": an extent is negative, expected 0 or more");
      }
      product *= extent;
      if (product > Integer.MAX_VALUE - 8) {
        throw new ShapeException(
            "shape " + Arrays.toString(extents) + ": more elements than an array can hold");
      }
    }
    this.extents = extents;
    this.numel = (int) product;
  }

  /**
   * The shape with these extents.
   *
   * @param extents outermost first, each 0 or more, with a product that an array can hold
   * @return the shape
   * @throws ShapeException when an extent is negative or the product too large
   */
  public static Shape of(int... extents) {
    return extents.length == 0 ? SCALAR : new Shape(extents.clone());
  }

  /**
   * The number of dimensions.
   *
   * @return 0 for a scalar
   */
  public int rank() {
    return extents.length;
  }

  /**
   * The number of elements.
   *
   * @return the product of the extents, 1 for a scalar
   */
  public int numel() {
    return numel;
  }

  /**
   * One extent.
   *
   * @param dim {@code -rank..rank-1}; negative counts from the innermost
   * @return the extent
   * @throws ShapeException when there is no such dimension
   */
  public int dim(int dim) {
    return extents[index(dim)];
  }

  /**
   * Resolves a dimension that may count from the innermost.
   *
   * @param dim {@code -rank..rank-1}
   * @return {@code 0..rank-1}
   * @throws ShapeException when there is no such dimension
   */
  public int index(int dim) {
    int resolved = dim < 0 ? dim + extents.length : dim;
    if (resolved < 0 || resolved >= extents.length) {
      throw new ShapeException(
          "shape %s has no dimension %d, expected %d..%d"
              .formatted(this, dim, -extents.length, extents.length - 1));
    }
    return resolved;
  }

  /**
   * All extents.
   *
   * @return a fresh array, outermost first
   */
  public int[] toArray() {
    return extents.clone();
  }

  /**
   * This shape with one extent replaced.
   *
   * @param dim {@code -rank..rank-1}
   * @param extent the new extent
   * @return the new shape
   * @throws ShapeException when there is no such dimension
   */
  public Shape with(int dim, int extent) {
    int[] changed = extents.clone();
    changed[index(dim)] = extent;
    return new Shape(changed);
  }

  /**
   * The number of elements in the dimensions {@code from} (inclusive) to {@code to} (exclusive).
   *
   * @param from {@code 0..rank}
   * @param to {@code from..rank}
   * @return the product of those extents, 1 when there are none
   */
  public int product(int from, int to) {
    int product = 1;
    for (int i = from; i < to; i++) {
      product *= extents[i];
    }
    return product;
  }

  /**
   * The distance in elements between neighbours along each dimension of a row-major array.
   *
   * @return a fresh array, outermost first
   */
  public int[] strides() {
    int[] strides = new int[extents.length];
    int step = 1;
    for (int i = extents.length - 1; i >= 0; i--) {
      strides[i] = step;
      step *= extents[i];
    }
    return strides;
  }

  /**
   * The shape of an elementwise operation on two tensors by NumPy's rule: aligned at the innermost
   * dimension, extents are equal, or one of them is 1 or missing.
   *
   * @param operation named in the exception
   * @param a the left shape
   * @param b the right shape
   * @return the common shape
   * @throws ShapeException when the shapes don't fit together
   */
  public static Shape broadcast(String operation, Shape a, Shape b) {
    if (a.equals(b)) {
      return a;
    }
    int rank = Math.max(a.rank(), b.rank());
    int[] common = new int[rank];
    for (int i = 1; i <= rank; i++) {
      int x = i <= a.rank() ? a.extents[a.rank() - i] : 1;
      int y = i <= b.rank() ? b.extents[b.rank() - i] : 1;
      if (x != y && x != 1 && y != 1) {
        throw new ShapeException(
            "%s: shapes %s and %s don't broadcast, expected equal extents or 1 in dimension %d, got %d and %d"
                .formatted(operation, a, b, -i, x, y));
      }
      common[rank - i] = x == 1 ? y : x;
    }
    return new Shape(common);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(extents, shape.extents);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(extents);
  }

  /** The extents in brackets, {@code [2, 3]}. */
  @Override
  public String toString() {
    return Arrays.toString(extents);
  }
}
