package org.fovea.metrics.classification;

/**
 * How often the true class is among the k with the highest scores. Of equal scores that of the
 * class with the lower number is higher (scikit-learn: the greater number).
 */
public final class TopKAccuracy {
  private final int k;
  private long hits;
  private long total;

  /**
   * An evaluator that has seen nothing.
   *
   * @param k how many of the highest scores count, at least 1
   * @throws IllegalArgumentException if k is below 1
   */
  public TopKAccuracy(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, got " + k);
    }
    this.k = k;
  }

  /**
   * Adds an entry.
   *
   * @param scores a score of each class; only their order matters
   * @param truth the true class
   * @throws IllegalArgumentException if the class has no score or a score is NaN
   */
  public void add(double[] scores, int truth) {
    ScoreRow.require(scores, truth);
    int above = 0;
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] > scores[truth] || (scores[i] == scores[truth] && i < truth)) {
        above++;
      }
    }
    if (above < k) {
      hits++;
    }
    total++;
  }

  /**
   * Adds what another evaluator has seen.
   *
   * @param other an evaluator with the same k, not modified
   * @throws IllegalArgumentException if k differs
   */
  public void merge(TopKAccuracy other) {
    if (k != other.k) {
      throw new IllegalArgumentException("expected an evaluator with k " + k + ", got " + other.k);
    }
    hits += other.hits;
    total += other.total;
  }

  /**
   * The share of entries whose true class is among the first k.
   *
   * @return in [0, 1], or -1 without entries
   */
  public double value() {
    return total == 0 ? -1 : (double) hits / total;
  }
}
