package org.fovea.metrics.suppression;

/**
 * How {@link MatrixNms} lowers scores.
 *
 * @param decay the curve
 * @param sigma of {@link Decay#GAUSSIAN}: exp(-sigma x IoU^2), above 0
 * @param minScore what falls below this is dropped
 */
public record MatrixNmsConfig(Decay decay, double sigma, double minScore) {
  public MatrixNmsConfig {
    if (!(sigma > 0)) {
      throw new IllegalArgumentException("sigma must be above 0, got " + sigma);
    }
    if (Double.isNaN(minScore)) {
      throw new IllegalArgumentException("minScore must be a number, got NaN");
    }
  }

  /**
   * SOLOv2's choice: Gaussian with sigma 2, down to a score of 0.05.
   *
   * @return the configuration
   */
  public static MatrixNmsConfig defaults() {
    return new MatrixNmsConfig(Decay.GAUSSIAN, 2, 0.05);
  }

  /**
   * The same with another curve.
   *
   * @param newDecay the curve
   * @return a copy
   */
  public MatrixNmsConfig withDecay(Decay newDecay) {
    return new MatrixNmsConfig(newDecay, sigma, minScore);
  }

  /**
   * The same with another steepness of the bell curve.
   *
   * @param newSigma steepness, above 0
   * @return a copy
   */
  public MatrixNmsConfig withSigma(double newSigma) {
    return new MatrixNmsConfig(decay, newSigma, minScore);
  }

  /**
   * The same with another smallest score.
   *
   * @param newMinScore what falls below this is dropped
   * @return a copy
   */
  public MatrixNmsConfig withMinScore(double newMinScore) {
    return new MatrixNmsConfig(decay, sigma, newMinScore);
  }
}
