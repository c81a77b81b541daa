package org.fovea.metrics.generative;

/**
 * Mean and covariance of feature vectors. Immutable.
 *
 * <p>Those of a fixed set of real pictures are often stored rather than computed anew.
 */
public final class GaussianStatistics {
  /** How far two mirrored covariances may differ, relative to the largest. */
  private static final double ROUNDING = 1e-9;

  private final double[] mean;
  private final double[][] covariance;

  /**
   * Statistics from their numbers.
   *
   * @param mean mean of each of d features
   * @param covariance {@code [d][d]}, symmetric
   * @throws IllegalArgumentException if a size differs, a number is not finite, a variance is
   *     negative or the matrix is not symmetric
   */
  public GaussianStatistics(double[] mean, double[][] covariance) {
    int d = mean.length;
    if (d == 0 || covariance.length != d) {
      throw new IllegalArgumentException(
          "expected d > 0 means and d x d covariances, got %d means and %d rows"
              .formatted(d, covariance.length));
    }
    this.mean = mean.clone();
    this.covariance = new double[d][];
    for (int i = 0; i < d; i++) {
      requireFinite("mean", i, mean[i]);
      if (covariance[i].length != d) {
        throw new IllegalArgumentException(
            "expected %d covariances in row %d, got %d".formatted(d, i, covariance[i].length));
      }
      this.covariance[i] = covariance[i].clone();
    }
    requireSymmetric();
  }

  private static void requireFinite(String name, int i, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " " + i + " must be finite, got " + value);
    }
  }

  private void requireSymmetric() {
    double largest = 0;
    for (int i = 0; i < mean.length; i++) {
      for (double value : covariance[i]) {
        requireFinite("covariance in row", i, value);
        largest = Math.max(largest, Math.abs(value));
      }
      if (covariance[i][i] < 0) {
        throw new IllegalArgumentException(
            "variance " + i + " must be at least 0, got " + covariance[i][i]);
      }
    }
    for (int i = 0; i < mean.length; i++) {
      for (int j = 0; j < i; j++) {
        if (Math.abs(covariance[i][j] - covariance[j][i]) > ROUNDING * largest) {
          throw new IllegalArgumentException(
              "expected a symmetric covariance, got %s at [%d][%d] and %s at [%d][%d]"
                  .formatted(covariance[i][j], i, j, covariance[j][i], j, i));
        }
      }
    }
  }

  /**
   * How many features there are.
   *
   * @return d, at least 1
   */
  public int dimensions() {
    return mean.length;
  }

  /**
   * The mean.
   *
   * @return {@code [d]}, a copy
   */
  public double[] mean() {
    return mean.clone();
  }

  /**
   * The covariance.
   *
   * @return {@code [d][d]}, a copy
   */
  public double[][] covariance() {
    double[][] copy = new double[covariance.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = covariance[i].clone();
    }
    return copy;
  }
}
