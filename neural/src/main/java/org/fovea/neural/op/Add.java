package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Addition, with broadcasting. */
public final class Add {
  private Add() {}

  /**
   * {@code a + b}.
   *
   * @param a the left operand
   * @param b the right operand, of a shape that broadcasts with the left one
   * @return the common shape
   * @throws ShapeException when the shapes don't broadcast
   */
  public static Tensor add(Tensor a, Tensor b) {
    Shape shape = Shape.broadcast("add", a.shape(), b.shape());
    return same(Expand.expand(a, shape), Expand.expand(b, shape));
  }

  private static Tensor same(Tensor a, Tensor b) {
    float[] x = a.data();
    float[] y = b.data();
    float[] out = new float[x.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = x[i] + y[i];
    }
    return Autograd.result(
        "add",
        out,
        a.shape(),
        (g, in) -> {
          if (in.needs(0)) {
            in.add(0, g);
          }
          if (in.needs(1)) {
            in.add(1, g);
          }
        },
        a,
        b);
  }
}
