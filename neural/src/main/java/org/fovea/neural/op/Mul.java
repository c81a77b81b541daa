package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Multiplication, with broadcasting. */
public final class Mul {
  private Mul() {}

  /**
   * {@code a * b}.
   *
   * @param a the left operand
   * @param b the right operand, of a shape that broadcasts with the left one
   * @return the common shape
   * @throws ShapeException when the shapes don't broadcast
   */
  public static Tensor mul(Tensor a, Tensor b) {
    Shape shape = Shape.broadcast("mul", a.shape(), b.shape());
    return same(Expand.expand(a, shape), Expand.expand(b, shape));
  }

  private static Tensor same(Tensor a, Tensor b) {
    float[] x = a.data();
    float[] y = b.data();
    float[] out = new float[x.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = x[i] * y[i];
    }
    return Autograd.result(
        "mul",
        out,
        a.shape(),
        (g, in) -> {
          if (in.needs(0)) {
            in.add(0, product(g, y));
          }
          if (in.needs(1)) {
            in.add(1, product(g, x));
          }
        },
        a,
        b);
  }

  private static float[] product(float[] g, float[] y) {
    float[] product = new float[g.length];
    for (int i = 0; i < g.length; i++) {
      product[i] = g[i] * y[i];
    }
    return product;
  }
}
