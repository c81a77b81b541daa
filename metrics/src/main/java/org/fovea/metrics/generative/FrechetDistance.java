package org.fovea.metrics.generative;

/**
 * The Fréchet distance of two Gaussians. Of the features that Inception v3 finds in generated and
 * in real pictures it is the FID. Heusel et al., GANs Trained by a Two Time-Scale Update Rule
 * Converge to a Local Nash Equilibrium, NeurIPS 2017, equation 6; Dowson and Landau, 1982.
 *
 * <p>|m1 - m2|^2 + tr C1 + tr C2 - 2 tr (C1 C2)^(1/2). With roots C = R' R the last trace is the
 * sum of the singular values of R2 R1', so no root of a matrix that isn't symmetric is needed, and
 * covariances without full rank need no added diagonal. Time grows with the cube of the features:
 * some seconds for 768 of them.
 */
public final class FrechetDistance {
  private FrechetDistance() {}

  /**
   * The squared distance of two Gaussians, which is what FID means.
   *
   * @param a statistics of features
   * @param b statistics of as many features
   * @return at least 0 but for rounding, which is cut off; 0 is best
   * @throws IllegalArgumentException if the dimensions differ
   */
  public static double of(GaussianStatistics a, GaussianStatistics b) {
    if (a.dimensions() != b.dimensions()) {
      throw new IllegalArgumentException(
          "expected statistics of %d dimensions, got %d".formatted(a.dimensions(), b.dimensions()));
    }
    double[] meanA = a.mean();
    double[] meanB = b.mean();
    double[][] covarianceA = a.covariance();
    double[][] covarianceB = b.covariance();
    double apart = 0;
    double traces = 0;
    for (int i = 0; i < meanA.length; i++) {
      apart += (meanA[i] - meanB[i]) * (meanA[i] - meanB[i]);
      traces += covarianceA[i][i] + covarianceB[i][i];
    }
    return Math.max(0, apart + traces - 2 * traceOfRoot(covarianceA, covarianceB));
  }

  /** The trace of the square root of the product, from the Gram matrix of the shorter side. */
  private static double traceOfRoot(double[][] covarianceA, double[][] covarianceB) {
    double[][] a = PivotedCholesky.rootOf(covarianceA);
    double[][] b = PivotedCholesky.rootOf(covarianceB);
    if (a.length == 0 || b.length == 0) {
      return 0;
    }
    double[][] product = b.length <= a.length ? timesTransposed(b, a) : timesTransposed(a, b);
    double trace = 0;
    for (double value : SymmetricEigenvalues.of(timesTransposed(product, product))) {
      trace += Math.sqrt(Math.max(0, value));
    }
    return trace;
  }

  private static double[][] timesTransposed(double[][] left, double[][] right) {
    double[][] turned = new double[right[0].length][right.length];
    for (int i = 0; i < right.length; i++) {
      for (int j = 0; j < turned.length; j++) {
        turned[j][i] = right[i][j];
      }
    }
    double[][] product = new double[left.length][right.length];
    for (int i = 0; i < left.length; i++) {
      double[] target = product[i];
      for (int k = 0; k < turned.length; k++) {
        double factor = left[i][k];
        double[] row = turned[k];
        for (int j = 0; j < target.length; j++) {
          target[j] += factor * row[j];
        }
      }
    }
    return product;
  }
}
