package org.fovea.neural.op;

import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Scaled dot-product attention without the whole matrix of scores (Self-attention Does Not Need
 * O(n^2) Memory, Rabe and Staats, 2021; FlashAttention, Dao et al., 2022, algorithm 1): for a block
 * of queries, block after block of keys adds to the weighted sum of values, which is scaled down
 * whenever a greater score turns up. For inference: no gradient flows through it.
 */
public final class BlockwiseAttention {
  /** Queries of a block. */
  private static final int QUERIES = 256;

  /** Keys of a block. */
  private static final int KEYS = 256;

  private static final WorkBuffer SCALED = new WorkBuffer();
  private static final WorkBuffer SCORES = new WorkBuffer();
  private static final WorkBuffer GREATEST = new WorkBuffer();
  private static final WorkBuffer SUMS = new WorkBuffer();

  private BlockwiseAttention() {}

  /**
   * {@code softmax(q k^T / sqrt(E) + mask) v}, as {@link Attention#attention} but for roundings.
   *
   * @param q queries, {@code [N, heads, L, E]}
   * @param k keys, {@code [N, heads, S, E]}
   * @param v values, {@code [N, heads, S, F]}
   * @param mask added to the scores, of a shape that broadcasts with {@code [N, heads, L, S]}, or
   *     null; negative infinity keeps a query from a key
   * @return {@code [N, heads, L, F]}
   * @throws ShapeException when the shapes don't fit
   * @throws IllegalArgumentException when a gradient is wanted
   */
  public static Tensor attention(Tensor q, Tensor k, Tensor v, @Nullable Tensor mask) {
    Shape queries = q.shape();
    if (queries.rank() != 4
        || !k.shape().equals(queries.with(2, k.dim(-2)))
        || v.shape().rank() != 4
        || !v.shape().equals(k.shape().with(3, v.dim(-1)))) {
      throw new ShapeException(
          "attention: queries %s, keys %s, values %s; expected [N, heads, L, E], [N, heads, S, E], [N, heads, S, F]"
              .formatted(queries, k.shape(), v.shape()));
    }
    if (Autograd.records(q, k, v)) {
      throw new IllegalArgumentException("attention: a gradient is wanted, expected none");
    }
    int l = q.dim(2);
    int s = k.dim(2);
    int e = q.dim(3);
    int f = v.dim(3);
    Tensor terms = mask == null ? null : Expand.expand(mask, queries.with(3, s));
    Tensor out = Tensor.zeros(q.dim(0), q.dim(1), l, f);
    MultiplyAdds.add((long) q.dim(0) * q.dim(1) * l * s * (e + f));
    heads(
        q.dim(0) * q.dim(1),
        l,
        head ->
            new Head(
                Matrix.of(q.data(), head * l * e, l, e),
                Matrix.of(k.data(), head * s * e, s, e),
                Matrix.of(v.data(), head * s * f, s, f),
                terms == null ? null : Matrix.of(terms.data(), head * l * s, l, s),
                Matrix.of(out.data(), head * l * f, l, f)));
    return out;
  }

  /**
   * Self-attention of several heads whose queries, keys and values lie side by side.
   *
   * @param qkv {@code [N, L, 3 E]}: all heads' queries, then keys, then values
   * @param heads their number, a divisor of E
   * @param out {@code [N, L, E]}, overwritten: the heads' results side by side
   * @throws ShapeException when the shapes don't fit
   */
  public static void selfAttention(Tensor qkv, int heads, Tensor out) {
    Shape shape = out.shape();
    int e = shape.rank() == 3 ? shape.dim(2) : 0;
    if (e == 0 || e % heads != 0 || !qkv.shape().equals(shape.with(2, 3 * e))) {
      throw new ShapeException(
          "attention: input %s and output %s with %d heads, expected [N, L, 3 E] and [N, L, E]"
              .formatted(qkv.shape(), shape, heads));
    }
    int l = shape.dim(1);
    int d = e / heads;
    float[] all = qkv.data();
    MultiplyAdds.add((long) shape.dim(0) * heads * l * l * 2 * d);
    heads(
        shape.dim(0) * heads,
        l,
        head -> {
          int image = head / heads;
          int at = image * l * 3 * e + head % heads * d;
          return new Head(
              new Matrix(all, at, l, d, 3 * e, 1),
              new Matrix(all, at + e, l, d, 3 * e, 1),
              new Matrix(all, at + 2 * e, l, d, 3 * e, 1),
              null,
              new Matrix(out.data(), image * l * e + head % heads * d, l, d, e, 1));
        });
  }

  /** Makes a head of its number. */
  private interface Heads {
    Head of(int number);
  }

  /** The cut depends on the shapes alone. */
  private static void heads(int count, int queries, Heads heads) {
    int blocks = (queries + QUERIES - 1) / QUERIES;
    Workers.current()
        .forEach(
            count * blocks,
            task -> {
              int from = task % blocks * QUERIES;
              heads.of(task / blocks).attend(from, Math.min(queries, from + QUERIES));
            });
  }

  /**
   * One head of one example.
   *
   * @param q L x E
   * @param k S x E
   * @param v S x F
   * @param mask L x S, or null
   * @param out L x F, written
   */
  private record Head(Matrix q, Matrix k, Matrix v, @Nullable Matrix mask, Matrix out) {
    void attend(int from, int to) {
      int rows = to - from;
      int keys = k.rows();
      Kernels kernels = Kernels.active();
      Matrix queries = scaled(from, rows);
      Matrix results = out.part(from, to, 0, out.columns());
      float[] scores = SCORES.atLeast(rows * Math.min(KEYS, keys));
      float[] greatest = GREATEST.atLeast(rows);
      float[] sums = SUMS.zeros(rows);
      for (int j = 0; j < keys; j += KEYS) {
        int end = Math.min(keys, j + KEYS);
        Matrix block = Matrix.of(scores, 0, rows, end - j);
        kernels.gemm(queries, k.part(j, end, 0, k.columns()).transposed(), block, false);
        for (int i = 0; i < rows; i++) {
          if (mask != null) {
            addMask(mask, from + i, j, scores, i * (end - j), end - j);
          }
          weigh(j == 0, block, i, greatest, sums, results);
        }
        kernels.gemm(block, v.part(j, end, 0, v.columns()), results, j > 0);
      }
      for (int i = 0; i < rows; i++) {
        scale(results, i, 1 / sums[i]);
      }
    }

    private Matrix scaled(int from, int rows) {
      float factor = (float) (1 / Math.sqrt(q.columns()));
      float[] copy = SCALED.atLeast(rows * q.columns());
      for (int i = 0; i < rows; i++) {
        int at = q.offset() + (from + i) * q.rowStride();
        for (int p = 0; p < q.columns(); p++) {
          copy[i * q.columns() + p] = q.data()[at + p] * factor;
        }
      }
      return Matrix.of(copy, 0, rows, q.columns());
    }
  }

  private static void addMask(
      Matrix mask, int row, int column, float[] scores, int at, int length) {
    int from = mask.offset() + row * mask.rowStride() + column;
    for (int j = 0; j < length; j++) {
      scores[at + j] += mask.data()[from + j];
    }
  }

  /** Makes weights of a row of scores, and what was summed before smaller where it has to be. */
  private static void weigh(
      boolean first, Matrix block, int row, float[] greatest, float[] sums, Matrix results) {
    Kernels kernels = Kernels.active();
    float[] scores = block.data();
    int at = row * block.columns();
    int end = at + block.columns();
    float before = greatest[row];
    float most = kernels.max(scores, at, block.columns());
    if (!first) {
      most = Math.max(most, before);
    }
    // Where all keys so far are hidden there is nothing to compare with.
    float shift = most == Float.NEGATIVE_INFINITY ? 0 : most;
    for (int j = at; j < end; j++) {
      scores[j] -= shift;
    }
    kernels.exp(scores, at, end);
    float sum = kernels.sum(scores, at, block.columns());
    if (!first) {
      float smaller = (float) Math.exp(before - shift);
      sum += sums[row] * smaller;
      scale(results, row, smaller);
    }
    greatest[row] = most;
    sums[row] = sum;
  }

  private static void scale(Matrix results, int row, float factor) {
    float[] data = results.data();
    int from = results.offset() + row * results.rowStride();
    for (int j = from; j < from + results.columns(); j++) {
      data[j] *= factor;
    }
  }
}
