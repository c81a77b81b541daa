package org.fovea.metrics.suppression;

/**
 * How {@link SoftNms} lowers scores.
 *
 * @param decay the curve
 * @param threshold of {@link Decay#LINEAR}: overlaps up to this cost nothing, in [0, 1]
 * @param sigma of {@link Decay#GAUSSIAN}: width of the bell curve, above 0
 * @param minScore boxes whose score falls below this are dropped
 */
public record SoftNmsConfig(Decay decay, double threshold, double sigma, double minScore) {
  public SoftNmsConfig {
    ScoredInput.requireShare("threshold", threshold);
    if (!(sigma > 0)) {
      throw new IllegalArgumentException("sigma must be above 0, got " + sigma);
    }
    if (Double.isNaN(minScore)) {
      throw new IllegalArgumentException("minScore must be a number, got NaN");
    }
  }

  /**
   * The paper's choice: Gaussian with sigma 0.5 (linear: threshold 0.3), down to a score of 0.001.
   *
   * @return the configuration
   */
  public static SoftNmsConfig defaults() {
    return new SoftNmsConfig(Decay.GAUSSIAN, 0.3, 0.5, 0.001);
  }

  /**
   * The same with another curve.
   *
   * @param newDecay the curve
   * @return a copy
   */
  public SoftNmsConfig withDecay(Decay newDecay) {
    return new SoftNmsConfig(newDecay, threshold, sigma, minScore);
  }

  /**
   * The same with another threshold.
   *
   * @param newThreshold overlaps up to this cost nothing under {@link Decay#LINEAR}, in [0, 1]
   * @return a copy
   */
  public SoftNmsConfig withThreshold(double newThreshold) {
    return new SoftNmsConfig(decay, newThreshold, sigma, minScore);
  }

  /**
   * The same with another width of the bell curve.
   *
   * @param newSigma width, above 0
   * @return a copy
   */
  public SoftNmsConfig withSigma(double newSigma) {
    return new SoftNmsConfig(decay, threshold, newSigma, minScore);
  }

  /**
   * The same with another smallest score.
   *
   * @param newMinScore boxes whose score falls below this are dropped
   * @return a copy
   */
  public SoftNmsConfig withMinScore(double newMinScore) {
    return new SoftNmsConfig(decay, threshold, sigma, newMinScore);
  }
}
