package org.fovea.neural.op;

import org.fovea.neural.tensor.Shape;

/**
 * How a dimension lies in a row-major array: lane (o, i) holds {@code count} elements, the first at
 * {@code o * count * inner + i}, each {@code inner} after the one before.
 *
 * @param outer product of the extents before the dimension
 * @param count the dimension's extent
 * @param inner product of the extents after the dimension
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
}
