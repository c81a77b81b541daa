package org.fovea.metrics.generative;

import java.util.Arrays;

/**
 * A root of a positive semidefinite matrix: A = R' R with as many rows in R as A has rank. Higham,
 * Analysis of the Cholesky Decomposition of a Semi-definite Matrix, 1990.
 *
 * <p>The largest variance that is left goes first, and none that is but a rounding error, so that a
 * matrix without full rank (fewer vectors than features) costs no accuracy.
 */
final class PivotedCholesky {
  private PivotedCholesky() {}

  /**
   * The rows of R.
   *
   * @param matrix A, destroyed
   */
  static double[][] rootOf(double[][] matrix) {
    int n = matrix.length;
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, matrix[i][i]);
    }
    double negligible = n * Math.ulp(largest);
    double[][] rows = new double[n][];
    boolean[] done = new boolean[n];
    int rank = 0;
    while (rank < n) {
      int pivot = largestLeft(matrix, done);
      if (matrix[pivot][pivot] <= negligible) {
        break;
      }
      double[] row = matrix[pivot].clone();
      double root = Math.sqrt(row[pivot]);
      for (int j = 0; j < n; j++) {
        row[j] = done[j] ? 0 : row[j] / root;
      }
      subtractSquare(matrix, row);
      done[pivot] = true;
      rows[rank++] = row;
    }
    return Arrays.copyOf(rows, rank);
  }

  private static int largestLeft(double[][] matrix, boolean[] done) {
    int best = -1;
    for (int i = 0; i < done.length; i++) {
      if (!done[i] && (best < 0 || matrix[i][i] > matrix[best][best])) {
        best = i;
      }
    }
    return best;
  }

  private static void subtractSquare(double[][] matrix, double[] row) {
    for (int i = 0; i < row.length; i++) {
      double factor = row[i];
      double[] target = matrix[i];
      for (int j = 0; j < row.length; j++) {
        target[j] -= factor * row[j];
      }
    }
  }
}
