package org.fovea.neural.detection;

/**
 * Which scored boxes of a picture count as found. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param minScore the score that a detection must exceed, 0..1
 * @param candidates how many of the surest boxes of each feature map, of each class with SSD, may
 *     be suppressed or stay, at least 1; others are dropped before
 * @param nmsIou overlap above which a detection is suppressed by a surer one of its class, 0..1
 * @param maxDetections how many stay at most, at least 1
 */
public record DecisionConfig(double minScore, int candidates, double nmsIou, int maxDetections) {
  public DecisionConfig {
    if (!(minScore >= 0 && minScore <= 1 && nmsIou >= 0 && nmsIou <= 1)) {
      throw new IllegalArgumentException(
          "decision: minScore %s, nmsIou %s, expected 0..1".formatted(minScore, nmsIou));
    }
    if (candidates < 1 || maxDetections < 1) {
      throw new IllegalArgumentException(
          "decision: candidates %d, maxDetections %d, expected 1 or more"
              .formatted(candidates, maxDetections));
    }
  }
}
