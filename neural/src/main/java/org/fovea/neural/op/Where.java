package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Choice between two tensors, element by element. */
public final class Where {
  private Where() {}

  /**
   * {@code condition ? a : b}, with broadcasting.
   *
   * @param condition true where not 0
   * @param a taken where it is true
   * @param b taken elsewhere
   * @return the common shape of all three
   * @throws ShapeException when the shapes don't broadcast
   */
  public static Tensor where(Tensor condition, Tensor a, Tensor b) {
    Shape shape =
        Shape.broadcast("where", condition.shape(), Shape.broadcast("where", a.shape(), b.shape()));
    return same(
        Expand.expand(condition.detach(), shape).data(),
        Expand.expand(a, shape),
        Expand.expand(b, shape));
  }

  /**
   * {@code mask ? value : x}, with broadcasting.
   *
   * @param x any shape
   * @param mask true where not 0, of a shape that broadcasts with x
   * @param value goes where the mask is true
   * @return the common shape
   * @throws ShapeException when the shapes don't broadcast
   */
  public static Tensor maskedFill(Tensor x, Tensor mask, float value) {
    return where(mask, Tensor.full(value), x);
  }

  private static Tensor same(float[] condition, Tensor a, Tensor b) {
    float[] x = a.data();
    float[] y = b.data();
    float[] out = new float[x.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = condition[i] != 0 ? x[i] : y[i];
    }
    return Autograd.result(
        "where",
        out,
        a.shape(),
        (g, in) -> {
          float[] da = new float[g.length];
          float[] db = new float[g.length];
          for (int i = 0; i < g.length; i++) {
            (condition[i] != 0 ? da : db)[i] = g[i];
          }
          in.add(0, da);
          in.add(1, db);
        },
        a,
        b);
  }
}
