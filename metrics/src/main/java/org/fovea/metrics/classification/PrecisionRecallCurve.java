package org.fovea.metrics.classification;

/**
 * Precision against recall, from the threshold that nothing reaches (recall 0, where precision is
 * said to be 1) to the lowest score. Each score that occurs is a point; equal scores are one.
 * scikit-learn gives the same points in the reverse order. Immutable.
 */
public final class PrecisionRecallCurve {
  private final double[] precisions;
  private final double[] recalls;
  private final double[] thresholds;

  PrecisionRecallCurve(ThresholdCounts counts) {
    double positives = counts.positives();
    if (positives == 0) {
      throw new IllegalArgumentException("a precision-recall curve needs positives, got none");
    }
    int n = counts.size();
    precisions = new double[n + 1];
    recalls = new double[n + 1];
    thresholds = new double[n + 1];
    precisions[0] = 1;
    thresholds[0] = Double.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      double hits = counts.truePositives(i);
      precisions[i + 1] = hits / (hits + counts.falsePositives(i));
      recalls[i + 1] = hits / positives;
      thresholds[i + 1] = counts.threshold(i);
    }
  }

  /**
   * The ordinates.
   *
   * @return share of positives among those with at least the threshold, a copy
   */
  public double[] precisions() {
    return precisions.clone();
  }

  /**
   * The abscissae.
   *
   * @return share of the positives with at least the threshold, ascending from 0 to 1, a copy
   */
  public double[] recalls() {
    return recalls.clone();
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
   * Average precision: the sum over points of precision times the gain in recall, without
   * interpolation.
   *
   * @return in [0, 1]
   */
  public double averagePrecision() {
    double sum = 0;
    for (int i = 1; i < recalls.length; i++) {
      sum += (recalls[i] - recalls[i - 1]) * precisions[i];
    }
    return sum;
  }

  /**
   * The area under the straight lines between the points, which is too hopeful; {@link
   * #averagePrecision} is preferred.
   *
   * @return in [0, 1]
   */
  public double trapezoidArea() {
    double sum = 0;
    for (int i = 1; i < recalls.length; i++) {
      sum += (recalls[i] - recalls[i - 1]) * (precisions[i] + precisions[i - 1]) / 2;
    }
    return sum;
  }
}
