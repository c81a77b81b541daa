package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** The greater or the lesser of two, with broadcasting; equal operands share the gradient. */
public final class Maximum {
  private Maximum() {}

  /**
   * {@code max(a, b)}.
   *
   * @param a the left operand
   * @param b the right operand, of a shape that broadcasts with the left one
   * @return the common shape
   * @throws ShapeException when the shapes don't broadcast
   */
  public static Tensor maximum(Tensor a, Tensor b) {
    Shape shape = Shape.broadcast("maximum", a.shape(), b.shape());
    return same(Expand.expand(a, shape), Expand.expand(b, shape));
  }

  /**
   * {@code min(a, b)}.
   *
   * @param a the left operand
   * @param b the right operand, of a shape that broadcasts with the left one
   * @return the common shape
   * @throws ShapeException when the shapes don't broadcast
   */
  public static Tensor minimum(Tensor a, Tensor b) {
    return Neg.neg(maximum(Neg.neg(a), Neg.neg(b)));
  }

  private static Tensor same(Tensor a, Tensor b) {
    float[] x = a.data();
    float[] y = b.data();
    float[] out = new float[x.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.max(x[i], y[i]);
    }
    return Autograd.result(
        "maximum",
        out,
        a.shape(),
        (g, in) -> {
          if (in.needs(0)) {
            in.add(0, share(g, x, y));
          }
          if (in.needs(1)) {
            in.add(1, share(g, y, x));
          }
        },
        a,
        b);
  }

  private static float[] share(float[] g, float[] own, float[] other) {
    float[] dx = new float[g.length];
    for (int i = 0; i < g.length; i++) {
      dx[i] = own[i] > other[i] ? g[i] : own[i] == other[i] ? g[i] / 2 : 0;
    }
    return dx;
  }
}
