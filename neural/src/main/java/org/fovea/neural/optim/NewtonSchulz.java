package org.fovea.neural.optim;

import org.fovea.neural.kernel.Gemm;
import org.fovea.neural.kernel.Matrix;

/**
 * Brings a matrix near the closest orthogonal one by Muon's quintic Newton-Schulz iteration (Jordan
 * et al., 2024): {@code X = a X + (b A + c A^2) X} with {@code A = X X^T}, five times, from X of
 * Frobenius norm 1. Its coefficients rise steeply at 0 instead of converging: singular values end
 * between about 0.7 and 1.2.
 */
final class NewtonSchulz {
  private static final int ITERATIONS = 5;
  private static final float A = 3.4445f;
  private static final float B = -4.7750f;
  private static final float C = 2.0315f;

  private NewtonSchulz() {}

  /**
   * A matrix with the same singular vectors and singular values near 1.
   *
   * @param matrix row-major
   * @param rows its rows
   * @param columns its columns
   * @return a fresh matrix of the same extents
   */
  static float[] orthogonalize(float[] matrix, int rows, int columns) {
    double squares = 0;
    for (float value : matrix) {
      squares += (double) value * value;
    }
    float scale = (float) (1 / (Math.sqrt(squares) + 1e-7));
    float[] x = new float[matrix.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = matrix[i] * scale;
    }
    float[] product = new float[x.length];
    Matrix wide = wide(x, rows, columns);
    Matrix next = wide(product, rows, columns);
    int n = wide.rows();
    Matrix gram = Matrix.of(new float[n * n], 0, n, n);
    Matrix factor = Matrix.of(new float[n * n], 0, n, n);
    for (int i = 0; i < ITERATIONS; i++) {
      Gemm.multiply(wide, wide.transposed(), gram, false);
      Gemm.multiply(gram, gram, factor, false);
      blend(factor.data(), C, gram.data(), B);
      Gemm.multiply(factor, wide, next, false);
      blend(x, A, product, 1);
    }
    return x;
  }

  /** The shorter side as rows makes the smaller products. */
  private static Matrix wide(float[] data, int rows, int columns) {
    Matrix matrix = Matrix.of(data, 0, rows, columns);
    return rows <= columns ? matrix : matrix.transposed();
  }

  private static void blend(float[] x, float a, float[] y, float b) {
    for (int i = 0; i < x.length; i++) {
      x[i] = a * x[i] + b * y[i];
    }
  }
}
