package org.fovea.neural.op;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.fovea.neural.kernel.Gemm;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;

/** Matrix products. */
public final class MatMul {
  private MatMul() {}

  /**
   * The product of matrices or vectors. The last two dimensions are those of the matrices; the ones
   * before count batches and broadcast. A vector on the left is a row, one on the right a column,
   * and that dimension is left out of the result.
   *
   * @param a {@code [..., m, k]} or {@code [k]}
   * @param b {@code [..., k, n]} or {@code [k]}
   * @return {@code [..., m, n]}
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor matmul(Tensor a, Tensor b) {
    int rankA = a.shape().rank();
    int rankB = b.shape().rank();
    if (rankA == 0 || rankB == 0) {
      throw new ShapeException(
          "matmul: %s and %s, expected vectors or matrices".formatted(a.shape(), b.shape()));
    }
    Tensor left = rankA == 1 ? Reshape.reshape(a, 1, a.dim(0)) : a;
    Tensor right = rankB == 1 ? Reshape.reshape(b, b.dim(0), 1) : b;
    if (left.dim(-1) != right.dim(-2)) {
      throw new ShapeException(
          "matmul: %s and %s, expected equal inner dimensions, got %d and %d"
              .formatted(a.shape(), b.shape(), left.dim(-1), right.dim(-2)));
    }
    Tensor product = product(left, right);
    if (rankA > 1 && rankB > 1) {
      return product;
    }
    int[] extents = product.shape().toArray();
    int[] kept = new int[extents.length - (rankA == 1 ? 1 : 0) - (rankB == 1 ? 1 : 0)];
    System.arraycopy(extents, 0, kept, 0, Math.min(kept.length, extents.length - 2));
    if (rankA != rankB && kept.length == extents.length - 1) {
      kept[kept.length - 1] = rankA == 1 ? product.dim(-1) : product.dim(-2);
    }
    return Reshape.reshape(product, kept);
  }

  /** Of matrices, with a shared right operand as one product of all rows. */
  private static Tensor product(Tensor a, Tensor b) {
    if (a.shape().rank() > 2 && b.shape().rank() == 2) {
      Shape shape = a.shape().with(-1, b.dim(1));
      Tensor rows = Reshape.reshape(a, -1, a.dim(-1));
      return Reshape.reshape(product(rows, b), shape.toArray());
    }
    Batches batches = Batches.of(a.shape(), b.shape());
    int m = a.dim(-2);
    int k = a.dim(-1);
    int n = b.dim(-1);
    float[] x = a.data();
    float[] y = b.data();
    float[] out = new float[batches.count * m * n];
    MultiplyAdds.add((long) out.length * k);
    batches.forEach(
        true,
        i ->
            multiply(
                batches,
                Matrix.of(x, batches.left[i] * m * k, m, k),
                Matrix.of(y, batches.right[i] * k * n, k, n),
                Matrix.of(out, i * m * n, m, n),
                false));
    return Autograd.result(
        "matmul",
        out,
        batches.shape(m, n),
        (g, in) -> {
          if (in.needs(0)) {
            float[] dx = in.accumulator(0);
            batches.forEach(
                batches.leftOnce,
                i ->
                    multiply(
                        batches,
                        Matrix.of(g, i * m * n, m, n),
                        Matrix.of(y, batches.right[i] * k * n, k, n).transposed(),
                        Matrix.of(dx, batches.left[i] * m * k, m, k),
                        true));
          }
          if (in.needs(1)) {
            float[] dy = in.accumulator(1);
            batches.forEach(
                batches.rightOnce,
                i ->
                    multiply(
                        batches,
                        Matrix.of(x, batches.left[i] * m * k, m, k).transposed(),
                        Matrix.of(g, i * m * n, m, n),
                        Matrix.of(dy, batches.right[i] * k * n, k, n),
                        true));
          }
        },
        a,
        b);
  }

  private static void multiply(Batches batches, Matrix a, Matrix b, Matrix c, boolean accumulate) {
    if (batches.count == 1) {
      Gemm.multiply(a, b, c, accumulate);
    } else {
      Kernels.active().gemm(a, b, c, accumulate);
    }
  }

  /** The matrices that are multiplied with each other. */
  private static final class Batches {
    private final Shape shape;
    private final int count;

    /** For each product the number of its left and its right matrix. */
    private final int[] left;

    private final int[] right;

    /** Whether each matrix takes part in one product only. */
    private final boolean leftOnce;

    private final boolean rightOnce;

    private Batches(Shape shape, int[] left, int[] right, boolean leftOnce, boolean rightOnce) {
      this.shape = shape;
      this.count = shape.numel();
      this.left = left;
      this.right = right;
      this.leftOnce = leftOnce;
      this.rightOnce = rightOnce;
    }

    static Batches of(Shape a, Shape b) {
      Shape left = outer(a);
      Shape right = outer(b);
      Shape shape = Shape.broadcast("matmul", left, right);
      return new Batches(
          shape,
          numbers(left, shape),
          numbers(right, shape),
          left.numel() == shape.numel(),
          right.numel() == shape.numel());
    }

    private static Shape outer(Shape shape) {
      int[] extents = shape.toArray();
      return Shape.of(Arrays.copyOf(extents, extents.length - 2));
    }

    /** The number of the matrix of a broadcast operand that belongs to each product. */
    private static int[] numbers(Shape operand, Shape shape) {
      float[] own = new float[operand.numel()];
      for (int i = 0; i < own.length; i++) {
        own[i] = i;
      }
      float[] expanded = Expand.expand(Tensor.of(own, operand), shape).data();
      int[] numbers = new int[expanded.length];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (int) expanded[i];
      }
      return numbers;
    }

    Shape shape(int m, int n) {
      int[] extents = Arrays.copyOf(shape.toArray(), shape.rank() + 2);
      extents[shape.rank()] = m;
      extents[shape.rank() + 1] = n;
      return Shape.of(extents);
    }

    /** In parallel only where no two products are added to the same matrix. */
    void forEach(boolean independent, IntConsumer product) {
      (independent && count > 1 ? Workers.current() : Workers.NONE).forEach(count, product);
    }
  }
}
