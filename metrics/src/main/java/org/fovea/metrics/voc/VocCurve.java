package org.fovea.metrics.voc;

import java.util.Arrays;

/**
 * The precision-recall curve of a category: a point after each detection, surest first. Immutable.
 */
public final class VocCurve {
  private static final int POINTS = 11;

  private final int positives;
  private final double[] scores;
  private final double[] recalls;
  private final double[] precisions;

  /**
   * @param outcomes for each detection, surest first, 1 true positive, -1 false positive, 0 ignored
   */
  VocCurve(int positives, double[] scores, byte[] outcomes) {
    this.positives = positives;
    this.scores = scores;
    recalls = new double[outcomes.length];
    precisions = new double[outcomes.length];
    int tp = 0;
    int fp = 0;
    for (int i = 0; i < outcomes.length; i++) {
      tp += outcomes[i] > 0 ? 1 : 0;
      fp += outcomes[i] < 0 ? 1 : 0;
      recalls[i] = positives == 0 ? 0 : (double) tp / positives;
      precisions[i] = tp == 0 ? 0 : (double) tp / (tp + fp);
    }
  }

  /**
   * How many truths are to be found.
   *
   * @return count without the difficult ones
   */
  public int positives() {
    return positives;
  }

  /**
   * The scores of the detections.
   *
   * @return a copy, descending
   */
  public double[] scores() {
    return scores.clone();
  }

  /**
   * The share of the truths that is found down to each detection.
   *
   * @return a copy, ascending, 0 where there are no truths
   */
  public double[] recalls() {
    return recalls.clone();
  }

  /**
   * The share of the detections that is right down to each, without those of difficult truths.
   *
   * @return a copy, 0 before the first right one
   */
  public double[] precisions() {
    return precisions.clone();
  }

  /**
   * The average precision.
   *
   * @param interpolation how it is taken
   * @return AP in [0, 1], or -1 if there is no truth
   */
  double averagePrecision(VocParams.Interpolation interpolation) {
    if (positives == 0) {
      return -1;
    }
    double[] envelope = precisions.clone();
    for (int i = envelope.length - 2; i >= 0; i--) {
      envelope[i] = Math.max(envelope[i], envelope[i + 1]);
    }
    return switch (interpolation) {
      case ELEVEN_POINT -> atElevenPoints(envelope);
      case ALL_POINTS -> area(envelope);
    };
  }

  private double atElevenPoints(double[] envelope) {
    double sum = 0;
    for (int p = 0; p < POINTS; p++) {
      double recall = p * 0.1;
      int i = 0;
      while (i < recalls.length && recalls[i] < recall) {
        i++;
      }
      sum += i < recalls.length ? envelope[i] : 0;
    }
    // The scripts add elevenths, which can come to more than 1.
    return sum / POINTS;
  }

  private double area(double[] envelope) {
    double area = 0;
    double before = 0;
    for (int i = 0; i < recalls.length; i++) {
      area += (recalls[i] - before) * envelope[i];
      before = recalls[i];
    }
    return area;
  }

  @Override
  public String toString() {
    return "VocCurve(" + positives + " truths, scores " + Arrays.toString(scores) + ")";
  }
}
