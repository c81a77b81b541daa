package org.fovea.neural.op;

import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Repetition along dimensions of extent 1, as broadcasting does it. */
public final class Expand {
  private Expand() {}

  /**
   * Repeats a tensor to a larger shape.
   *
   * @param x a shape that broadcasts to the wanted one
   * @param shape the wanted shape
   * @return the repeated tensor; x itself when it has that shape already
   * @throws ShapeException when x does not broadcast to the shape
   */
  public static Tensor expand(Tensor x, Shape shape) {
    if (x.shape().equals(shape)) {
      return x;
    }
    if (!Shape.broadcast("expand", x.shape(), shape).equals(shape)) {
      throw new ShapeException(
          "expand: %s to %s, expected extents that are equal or 1".formatted(x.shape(), shape));
    }
    int[] from = x.shape().strides();
    int[] strides = new int[shape.rank()];
    int missing = shape.rank() - from.length;
    for (int i = 0; i < from.length; i++) {
      strides[missing + i] = x.dim(i) == 1 ? 0 : from[i];
    }
    return Strided.view("expand", x, shape, 0, strides);
  }
}
