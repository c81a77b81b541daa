package org.fovea.neural.op;

import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Distances between vectors, and their angles. */
public final class Cdist {
  private Cdist() {}

  /**
   * The p-norm of the difference of each pair of vectors.
   *
   * @param a {@code [..., m, k]}
   * @param b {@code [..., n, k]}
   * @param p of the norm, above 0
   * @return {@code [..., m, n]}
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor cdist(Tensor a, Tensor b, double p) {
    if (a.shape().rank() < 2 || b.shape().rank() < 2 || a.dim(-1) != b.dim(-1)) {
      throw new ShapeException(
          "cdist: %s and %s, expected [..., m, k] and [..., n, k]".formatted(a.shape(), b.shape()));
    }
    Tensor difference = Sub.sub(Reshape.unsqueeze(a, -2), Reshape.unsqueeze(b, -3));
    return Norm.norm(difference, p, false, -1);
  }

  /**
   * The cosine of the angle between vectors, {@code a . b / (max(|a|, eps) * max(|b|, eps))}.
   *
   * @param a the left vectors
   * @param b the right vectors, of a shape that broadcasts with the left one
   * @param dim the dimension along which the vectors lie
   * @param eps the least norm, 1e-8 in PyTorch
   * @return the common shape without that dimension
   * @throws ShapeException when the shapes don't broadcast
   */
  public static Tensor cosineSimilarity(Tensor a, Tensor b, int dim, float eps) {
    Tensor dots = Sum.sum(Mul.mul(a, b), false, dim);
    Tensor left = Clamp.clamp(Norm.norm(a, 2, false, dim), eps, Float.POSITIVE_INFINITY);
    Tensor right = Clamp.clamp(Norm.norm(b, 2, false, dim), eps, Float.POSITIVE_INFINITY);
    return Div.div(dots, Mul.mul(left, right));
  }
}
