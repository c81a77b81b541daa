package org.fovea.neural.rcnn;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Several linear functions of one vector, fitted by least squares with a penalty on their weights
 * but not on their intercepts:
 *
 * <pre>
 * argmin_{W, b}  sum_i |y_i - W x_i - b|^2 + lambda |W|^2
 * </pre>
 *
 * <p>Solved in closed form: with inputs and targets centred, {@code (X'X + lambda I) W' = X'Y} by
 * Cholesky. Immutable and thread-safe.
 */
final class RidgeRegression {
  private final float[][] weights;
  private final double[] intercepts;

  private RidgeRegression(float[][] weights, double[] intercepts) {
    this.weights = weights;
    this.intercepts = intercepts;
  }

  /**
   * Fits.
   *
   * @param inputs n vectors of d numbers, n at least 1
   * @param targets n vectors of m numbers
   * @param lambda the penalty, above 0
   * @return the fitted functions from d to m numbers
   * @throws IllegalArgumentException if the sizes disagree, lambda is not above 0 or a number is
   *     not finite
   */
  static RidgeRegression fit(List<float[]> inputs, List<double[]> targets, double lambda) {
    if (inputs.isEmpty() || inputs.size() != targets.size()) {
      throw new IllegalArgumentException(
          "ridge regression needs as many inputs as targets and at least one, got "
              + inputs.size()
              + " and "
              + targets.size());
    }
    if (!(lambda > 0 && Double.isFinite(lambda))) {
      throw new IllegalArgumentException("lambda must be above 0, got " + lambda);
    }
    int n = inputs.size();
    int d = inputs.get(0).length;
    int m = targets.get(0).length;
    DMatrixRMaj x = new DMatrixRMaj(n, d);
    DMatrixRMaj y = new DMatrixRMaj(n, m);
    for (int i = 0; i < n; i++) {
      float[] input = inputs.get(i);
      double[] target = targets.get(i);
      if (input.length != d || target.length != m) {
        throw new IllegalArgumentException(
            String.format(
                "sample %d has %d inputs and %d targets, expected %d and %d",
                i, input.length, target.length, d, m));
      }
      for (int j = 0; j < d; j++) {
        x.data[i * d + j] = input[j];
      }
      System.arraycopy(target, 0, y.data, i * m, m);
    }
    double[] meanX = centre(x);
    double[] meanY = centre(y);

    DMatrixRMaj gram = new DMatrixRMaj(d, d);
    CommonOps_DDRM.multInner(x, gram);
    for (int j = 0; j < d; j++) {
      gram.data[j * d + j] += lambda;
    }
    DMatrixRMaj moment = new DMatrixRMaj(d, m);
    CommonOps_DDRM.multTransA(x, y, moment);
    DMatrixRMaj solution = new DMatrixRMaj(d, m);
    LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.symmPosDef(d);
    if (!cholesky.setA(gram)) {
      throw new IllegalArgumentException(
          "ridge regression can't be solved: inputs or targets are not finite");
    }
    cholesky.solve(moment, solution);

    float[][] weights = new float[m][d];
    double[] intercepts = new double[m];
    for (int k = 0; k < m; k++) {
      double intercept = meanY[k];
      for (int j = 0; j < d; j++) {
        double w = solution.data[j * m + k];
        weights[k][j] = (float) w;
        intercept -= w * meanX[j];
      }
      if (!Double.isFinite(intercept)) {
        throw new IllegalArgumentException(
            "ridge regression can't be solved: inputs or targets are not finite");
      }
      intercepts[k] = intercept;
    }
    return new RidgeRegression(weights, intercepts);
  }

  /** Subtracts each column's mean in place and returns the means. */
  private static double[] centre(DMatrixRMaj a) {
    double[] mean = new double[a.numCols];
    for (int i = 0, at = 0; i < a.numRows; i++) {
      for (int j = 0; j < a.numCols; j++) {
        mean[j] += a.data[at++];
      }
    }
    for (int j = 0; j < a.numCols; j++) {
      mean[j] /= a.numRows;
    }
    for (int i = 0, at = 0; i < a.numRows; i++) {
      for (int j = 0; j < a.numCols; j++) {
        a.data[at++] -= mean[j];
      }
    }
    return mean;
  }

  /**
   * Applies the functions.
   *
   * @param input d numbers
   * @return m numbers
   */
  double[] predict(float[] input) {
    double[] out = intercepts.clone();
    for (int k = 0; k < out.length; k++) {
      float[] w = weights[k];
      double sum = 0;
      for (int j = 0; j < w.length; j++) {
        sum += w[j] * input[j];
      }
      out[k] += sum;
    }
    return out;
  }
}
