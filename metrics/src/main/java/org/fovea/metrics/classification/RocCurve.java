package org.fovea.metrics.classification;

/**
 * True against false positive rate, from the threshold that nothing reaches to the lowest score.
 * Each score that occurs is a point; equal scores are one. Immutable.
 */
public final class RocCurve {
  private final double[] falsePositiveRates;
  private final double[] truePositiveRates;
  private final double[] thresholds;
  private final double area;

  RocCurve(ThresholdCounts counts) {
    double positives = counts.positives();
    double negatives = counts.negatives();
    if (positives == 0 || negatives == 0) {
      throw new IllegalArgumentException(
          "a ROC curve needs positives and negatives, got %d and %d"
              .formatted(counts.positives(), counts.negatives()));
    }
    int n = counts.size();
    falsePositiveRates = new double[n + 1];
    truePositiveRates = new double[n + 1];
    thresholds = new double[n + 1];
    thresholds[0] = Double.POSITIVE_INFINITY;
    // Twice the area in pairs of a positive and a negative: whole numbers, so the sum is exact.
    double twice = 0;
    long lastHits = 0;
    long lastMisses = 0;
    for (int i = 0; i < n; i++) {
      long hits = counts.truePositives(i);
      long misses = counts.falsePositives(i);
      truePositiveRates[i + 1] = hits / positives;
      falsePositiveRates[i + 1] = misses / negatives;
      thresholds[i + 1] = counts.threshold(i);
      twice += (double) (misses - lastMisses) * (hits + lastHits);
      lastHits = hits;
      lastMisses = misses;
    }
    area = twice / (2 * positives * negatives);
  }

  /**
   * The abscissae.
   *
   * @return share of the negatives with at least the threshold, ascending from 0 to 1, a copy
   */
  public double[] falsePositiveRates() {
    return falsePositiveRates.clone();
  }

  /**
   * The ordinates.
   *
   * @return share of the positives with at least the threshold, ascending from 0 to 1, a copy
   */
  public double[] truePositiveRates() {
    return truePositiveRates.clone();
  }

  /**
   * The thresholds.
   *
   * @return scores, descending from infinity, a copy
   */
  public double[] thresholds() {
    return thresholds.clone();
  }

  /**
   * The area under the curve: how often a positive has a higher score than a negative, equal scores
   * counted half.
   *
   * @return in [0, 1]
   */
  public double area() {
    return area;
  }
}
