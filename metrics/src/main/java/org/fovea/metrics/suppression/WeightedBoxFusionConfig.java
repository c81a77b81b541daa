package org.fovea.metrics.suppression;

/**
 * How {@link WeightedBoxFusion} joins boxes.
 *
 * @param threshold boxes join a cluster when their IoU with its fused box is greater, in [0, 1]
 * @param minScore detections with a lower score are left out, at least 0
 */
public record WeightedBoxFusionConfig(double threshold, double minScore) {
  public WeightedBoxFusionConfig {
    ScoredInput.requireShare("threshold", threshold);
    if (!(minScore >= 0)) {
      throw new IllegalArgumentException("minScore must be at least 0, got " + minScore);
    }
  }

  /**
   * The authors' choice: threshold 0.55, no detection left out.
   *
   * @return the configuration
   */
  public static WeightedBoxFusionConfig defaults() {
    return new WeightedBoxFusionConfig(0.55, 0);
  }

  /**
   * The same with another threshold.
   *
   * @param newThreshold overlap above which boxes join, in [0, 1]
   * @return a copy
   */
  public WeightedBoxFusionConfig withThreshold(double newThreshold) {
    return new WeightedBoxFusionConfig(newThreshold, minScore);
  }

  /**
   * The same with another smallest score.
   *
   * @param newMinScore detections with a lower score are left out, at least 0
   * @return a copy
   */
  public WeightedBoxFusionConfig withMinScore(double newMinScore) {
    return new WeightedBoxFusionConfig(threshold, newMinScore);
  }
}
