package org.fovea.metrics.generative;

/**
 * Eigenvalues of a symmetric matrix: Householder's reflections make it tridiagonal, where Sturm's
 * theorem tells how many eigenvalues are below a number, and bisection finds each. Wilkinson, The
 * Algebraic Eigenvalue Problem, 1965, chapter 5; Barth, Martin and Wilkinson, 1967. It can't fail
 * to converge, and errs by a few units in the last place of the largest.
 */
final class SymmetricEigenvalues {
  private SymmetricEigenvalues() {}

  /**
   * All eigenvalues.
   *
   * @param matrix symmetric, destroyed
   * @return eigenvalues in ascending order
   */
  static double[] of(double[][] matrix) {
    int n = matrix.length;
    double[] diagonal = new double[n];
    double[] beside = new double[n];
    for (int k = 0; k < n; k++) {
      diagonal[k] = matrix[k][k];
      if (k + 1 < n) {
        beside[k] = reflect(matrix, k);
      }
    }
    return bisect(diagonal, beside);
  }

  /**
   * Mirrors the space so that all but one of the numbers beside the k-th of the diagonal vanish.
   *
   * @return that one
   */
  private static double reflect(double[][] matrix, int k) {
    int n = matrix.length;
    double[] v = matrix[k].clone();
    double rest = 0;
    for (int i = k + 2; i < n; i++) {
      rest += v[i] * v[i];
    }
    double first = v[k + 1];
    if (rest == 0) {
      return first;
    }
    double image = -Math.copySign(Math.sqrt(first * first + rest), first);
    v[k + 1] = first - image;
    double beta = 2 / (v[k + 1] * v[k + 1] + rest);
    double[] w = new double[n];
    for (int i = k + 1; i < n; i++) {
      addScaled(w, matrix[i], beta * v[i], k + 1);
    }
    double dot = 0;
    for (int i = k + 1; i < n; i++) {
      dot += v[i] * w[i];
    }
    addScaled(w, v, -beta / 2 * dot, k + 1);
    for (int i = k + 1; i < n; i++) {
      addScaled(matrix[i], w, -v[i], k + 1);
      addScaled(matrix[i], v, -w[i], k + 1);
    }
    return image;
  }

  private static void addScaled(double[] target, double[] source, double factor, int from) {
    for (int i = from; i < target.length; i++) {
      target[i] += factor * source[i];
    }
  }

  private static double[] bisect(double[] diagonal, double[] beside) {
    int n = diagonal.length;
    double bound = 0;
    for (int i = 0; i < n; i++) {
      double radius = Math.abs(beside[i]) + (i == 0 ? 0 : Math.abs(beside[i - 1]));
      bound = Math.max(bound, Math.abs(diagonal[i]) + radius);
    }
    double precision = Math.ulp(bound);
    double[] values = new double[n];
    for (int k = 0; k < n; k++) {
      double low = k == 0 ? -bound : values[k - 1];
      double high = bound;
      while (high - low > precision) {
        double middle = low + (high - low) / 2;
        if (middle == low || middle == high) {
          break;
        }
        if (countBelow(middle, diagonal, beside) > k) {
          high = middle;
        } else {
          low = middle;
        }
      }
      values[k] = low + (high - low) / 2;
    }
    return values;
  }

  /** How many eigenvalues are below a number: the negative pivots of the shifted matrix. */
  private static int countBelow(double shift, double[] diagonal, double[] beside) {
    int count = 0;
    double pivot = 1;
    for (int i = 0; i < diagonal.length; i++) {
      double coupling = i == 0 ? 0 : beside[i - 1] * beside[i - 1];
      pivot = diagonal[i] - shift - coupling / pivot;
      if (pivot == 0) {
        pivot = Double.MIN_NORMAL;
      }
      if (pivot < 0) {
        count++;
      }
    }
    return count;
  }
}
