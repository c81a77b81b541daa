package org.fovea.neural.op;

import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** The gated linear unit (Dauphin et al., 2017). */
public final class Glu {
  private Glu() {}

  /**
   * The first half times the sigmoid of the second.
   *
   * @param x any shape
   * @param dim the dimension that is halved, of even extent
   * @return x's shape with half that extent
   * @throws ShapeException when the extent is odd
   */
  public static Tensor glu(Tensor x, int dim) {
    int half = x.dim(dim) / 2;
    if (x.dim(dim) != 2 * half) {
      throw new ShapeException(
          "glu: dimension %d of %s, expected an even extent".formatted(dim, x.shape()));
    }
    Tensor values = Narrow.narrow(x, dim, 0, half);
    Tensor gates = Narrow.narrow(x, dim, half, half);
    return Mul.mul(values, Sigmoid.sigmoid(gates));
  }
}
