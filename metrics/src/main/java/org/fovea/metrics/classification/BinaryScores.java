package org.fovea.metrics.classification;

import java.util.Arrays;

/**
 * Scores of positives and negatives, for the curves that need them all. Neither the order in which
 * they were added nor how they were merged changes a curve.
 */
public final class BinaryScores {
  private double[] scores = new double[16];
  private boolean[] positive = new boolean[16];
  private int size;

  /** No scores yet. */
  public BinaryScores() {}

  /**
   * All scores at once.
   *
   * @param scores scores, higher is more likely positive
   * @param positive for each whether it is of a positive
   * @return the scores
   * @throws IllegalArgumentException if the lengths differ or a score is NaN
   */
  public static BinaryScores of(double[] scores, boolean[] positive) {
    if (scores.length != positive.length) {
      throw new IllegalArgumentException(
          "scores and truths must be as many, got %d and %d"
              .formatted(scores.length, positive.length));
    }
    BinaryScores all = new BinaryScores();
    for (int i = 0; i < scores.length; i++) {
      all.add(scores[i], positive[i]);
    }
    return all;
  }

  /**
   * Adds a score.
   *
   * @param score higher is more likely positive
   * @param isPositive whether it is of a positive
   * @throws IllegalArgumentException if the score is NaN
   */
  public void add(double score, boolean isPositive) {
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException("score " + size + " is NaN");
    }
    if (size == scores.length) {
      grow(2 * size);
    }
    scores[size] = score;
    positive[size++] = isPositive;
  }

  private void grow(int capacity) {
    scores = Arrays.copyOf(scores, capacity);
    positive = Arrays.copyOf(positive, capacity);
  }

  /**
   * Adds the scores of another.
   *
   * @param other scores, not modified
   */
  public void merge(BinaryScores other) {
    int added = other.size;
    grow(Math.max(scores.length, size + added));
    System.arraycopy(other.scores, 0, scores, size, added);
    System.arraycopy(other.positive, 0, positive, size, added);
    size += added;
  }

  /**
   * How many scores there are.
   *
   * @return count
   */
  public int size() {
    return size;
  }

  private ThresholdCounts counts() {
    return new ThresholdCounts(Arrays.copyOf(scores, size), Arrays.copyOf(positive, size));
  }

  /**
   * The receiver operating characteristic; its area is ROC-AUC.
   *
   * @return the curve
   * @throws IllegalArgumentException if there are no positives or no negatives
   */
  public RocCurve rocCurve() {
    return new RocCurve(counts());
  }

  /**
   * The precision-recall curve; its average precision is PR-AUC.
   *
   * @return the curve
   * @throws IllegalArgumentException if there are no positives
   */
  public PrecisionRecallCurve precisionRecallCurve() {
    return new PrecisionRecallCurve(counts());
  }
}
