package org.fovea.neural.op;

import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Triangular parts of matrices. */
public final class Triangle {
  private Triangle() {}

  /**
   * The part on and below a diagonal, zero elsewhere.
   *
   * @param x {@code [..., m, n]}
   * @param diagonal 0 for the main one, positive for those to its right
   * @return the same shape
   * @throws ShapeException when x is no matrix
   */
  public static Tensor tril(Tensor x, int diagonal) {
    return Mul.mul(x, mask("tril", x.shape(), diagonal, false));
  }

  /**
   * The part on and above a diagonal, zero elsewhere.
   *
   * @param x {@code [..., m, n]}
   * @param diagonal 0 for the main one, positive for those to its right
   * @return the same shape
   * @throws ShapeException when x is no matrix
   */
  public static Tensor triu(Tensor x, int diagonal) {
    return Mul.mul(x, mask("triu", x.shape(), diagonal, true));
  }

  private static Tensor mask(String operation, Shape shape, int diagonal, boolean upper) {
    if (shape.rank() < 2) {
      throw new ShapeException("%s: %s, expected [..., m, n]".formatted(operation, shape));
    }
    int m = shape.dim(-2);
    int n = shape.dim(-1);
    Tensor mask = Tensor.zeros(m, n);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        boolean inside = upper ? j - i >= diagonal : j - i <= diagonal;
        mask.data()[i * n + j] = inside ? 1 : 0;
      }
    }
    return mask;
  }
}
