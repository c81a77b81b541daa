package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Division, with broadcasting. */
public final class Div {
  private Div() {}

  /**
   * {@code a / b}.
   *
   * @param a the left operand
   * @param b the right operand, of a shape that broadcasts with the left one
   * @return the common shape
   * @throws ShapeException when the shapes don't broadcast
   */
  public static Tensor div(Tensor a, Tensor b) {
    Shape shape = Shape.broadcast("div", a.shape(), b.shape());
    return same(Expand.expand(a, shape), Expand.expand(b, shape));
  }

  private static Tensor same(Tensor a, Tensor b) {
    float[] x = a.data();
    float[] y = b.data();
    float[] out = new float[x.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = x[i] / y[i];
    }
    return Autograd.result(
        "div",
        out,
        a.shape(),
        (g, in) -> {
          if (in.needs(0)) {
            in.add(0, numerator(g, y));
          }
          if (in.needs(1)) {
            in.add(1, denominator(g, x, y));
          }
        },
        a,
        b);
  }

  private static float[] numerator(float[] g, float[] y) {
    float[] dx = new float[g.length];
    for (int i = 0; i < g.length; i++) {
      dx[i] = g[i] / y[i];
    }
    return dx;
  }

  private static float[] denominator(float[] g, float[] x, float[] y) {
    float[] dy = new float[g.length];
    for (int i = 0; i < g.length; i++) {
      dy[i] = -g[i] * x[i] / (y[i] * y[i]);
    }
    return dy;
  }
}
