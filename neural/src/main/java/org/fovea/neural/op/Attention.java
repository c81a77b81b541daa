package org.fovea.neural.op;

import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Scaled dot-product attention (Vaswani et al., 2017). */
public final class Attention {
  private Attention() {}

  /**
   * {@code softmax(q k^T / sqrt(E) + mask) v}.
   *
   * @param q queries, {@code [..., L, E]}
   * @param k keys, {@code [..., S, E]}
   * @param v values, {@code [..., S, F]}
   * @param mask added to the scores, of a shape that broadcasts with {@code [..., L, S]}, or null;
   *     negative infinity keeps a query from a key
   * @return {@code [..., L, F]}
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor attention(Tensor q, Tensor k, Tensor v, @Nullable Tensor mask) {
    return MatMul.matmul(weights(q, k, mask), v);
  }

  /**
   * The weights of {@link #attention}.
   *
   * @param q queries, {@code [..., L, E]}
   * @param k keys, {@code [..., S, E]}
   * @param mask added to the scores, or null
   * @return {@code [..., L, S]}, sums of 1 over S
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor weights(Tensor q, Tensor k, @Nullable Tensor mask) {
    if (q.shape().rank() < 2 || k.shape().rank() < 2 || q.dim(-1) != k.dim(-1)) {
      throw new ShapeException(
          "attention: queries %s and keys %s, expected [..., L, E] and [..., S, E]"
              .formatted(q.shape(), k.shape()));
    }
    Tensor scaled = Scale.scale(q, (float) (1 / Math.sqrt(q.dim(-1))));
    Tensor scores = MatMul.matmul(scaled, Permute.transpose(k, -1, -2));
    return Softmax.softmax(mask == null ? scores : Add.add(scores, mask), -1);
  }

  /**
   * The mask that keeps positions from those after them.
   *
   * @param queries L
   * @param keys S
   * @return {@code [L, S]}, negative infinity above the diagonal, else 0
   */
  public static Tensor causalMask(int queries, int keys) {
    Tensor mask = Tensor.zeros(queries, keys);
    for (int i = 0; i < queries; i++) {
      for (int j = i + 1; j < keys; j++) {
        mask.data()[i * keys + j] = Float.NEGATIVE_INFINITY;
      }
    }
    return mask;
  }

  /**
   * The mask that keeps queries from what is marked.
   *
   * @param hidden true where not 0, any shape
   * @return negative infinity there, else 0; the same shape
   */
  public static Tensor hide(Tensor hidden) {
    return Where.where(hidden, Tensor.full(Float.NEGATIVE_INFINITY), Tensor.zeros());
  }
}
