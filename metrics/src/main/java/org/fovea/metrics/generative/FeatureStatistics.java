package org.fovea.metrics.generative;

/**
 * Gathers the mean and covariance of feature vectors one by one, without keeping them. Welford,
 * 1962; merged as in Chan, Golub and LeVeque, Updating Formulae and a Pairwise Algorithm for
 * Computing Sample Variances, 1979: those of parts merge to that of the whole but for rounding.
 *
 * <p>Not for use by several threads at once; give each thread its own and merge.
 */
public final class FeatureStatistics {
  private final double[] mean;

  /** Sums of products of deviations from the mean; row i holds columns 0..i. */
  private final double[][] scatter;

  private final double[] deviation;
  private long count;

  /**
   * Statistics of nothing.
   *
   * @param dimensions how many features a vector has, at least 1
   * @throws IllegalArgumentException if dimensions is below 1
   */
  public FeatureStatistics(int dimensions) {
    if (dimensions < 1) {
      throw new IllegalArgumentException("dimensions must be at least 1, got " + dimensions);
    }
    mean = new double[dimensions];
    deviation = new double[dimensions];
    scatter = new double[dimensions][];
    for (int i = 0; i < dimensions; i++) {
      scatter[i] = new double[i + 1];
    }
  }

  /**
   * Adds a vector.
   *
   * @param features its numbers
   * @throws IllegalArgumentException if there are not as many as dimensions, or one is not finite;
   *     nothing is added then
   */
  public void add(double[] features) {
    if (features.length != mean.length) {
      throw new IllegalArgumentException(
          "expected %d features, got %d".formatted(mean.length, features.length));
    }
    for (int i = 0; i < features.length; i++) {
      if (!Double.isFinite(features[i])) {
        throw new IllegalArgumentException("feature " + i + " must be finite, got " + features[i]);
      }
    }
    count++;
    for (int i = 0; i < mean.length; i++) {
      deviation[i] = features[i] - mean[i];
      mean[i] += deviation[i] / count;
    }
    addScatter((double) (count - 1) / count);
  }

  private void addScatter(double weight) {
    for (int i = 0; i < mean.length; i++) {
      double factor = weight * deviation[i];
      double[] row = scatter[i];
      for (int j = 0; j <= i; j++) {
        row[j] += factor * deviation[j];
      }
    }
  }

  /**
   * Adds the vectors of another.
   *
   * @param other statistics of as many dimensions, not modified
   * @throws IllegalArgumentException if the dimensions differ
   */
  public void merge(FeatureStatistics other) {
    if (other.mean.length != mean.length) {
      throw new IllegalArgumentException(
          "expected statistics of %d dimensions, got %d".formatted(mean.length, other.mean.length));
    }
    if (other.count == 0) {
      return;
    }
    double before = count;
    count += other.count;
    double share = (double) other.count / count;
    for (int i = 0; i < mean.length; i++) {
      deviation[i] = other.mean[i] - mean[i];
      mean[i] += deviation[i] * share;
      for (int j = 0; j <= i; j++) {
        scatter[i][j] += other.scatter[i][j];
      }
    }
    addScatter(before * share);
  }

  /**
   * How many vectors were added.
   *
   * @return count
   */
  public long count() {
    return count;
  }

  /**
   * Their mean and covariance, the latter over count - 1.
   *
   * @return the statistics
   * @throws IllegalStateException if there are fewer than two vectors
   */
  public GaussianStatistics gaussian() {
    if (count < 2) {
      throw new IllegalStateException("a covariance needs at least 2 vectors, got " + count);
    }
    double[][] covariance = new double[mean.length][mean.length];
    for (int i = 0; i < mean.length; i++) {
      for (int j = 0; j <= i; j++) {
        covariance[i][j] = scatter[i][j] / (count - 1);
        covariance[j][i] = covariance[i][j];
      }
    }
    return new GaussianStatistics(mean, covariance);
  }
}
