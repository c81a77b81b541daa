package org.fovea.metrics.classification;

import org.fovea.metrics.numeric.ExactSum;
import org.fovea.metrics.numeric.Probabilities;

/**
 * The mean squared difference of the positive class's probability and the outcome, 0 or 1. Brier,
 * Verification of forecasts expressed in terms of probability, 1950.
 */
public final class BrierScore {
  private final ExactSum sum = new ExactSum();
  private long total;

  /** An evaluator that has seen nothing. */
  public BrierScore() {}

  /**
   * Adds an entry.
   *
   * @param probability of the positive class
   * @param positive whether it is of the positive class
   * @throws IllegalArgumentException if the probability is not in [0, 1]
   */
  public void add(double probability, boolean positive) {
    Probabilities.require("probability", probability);
    double difference = positive ? 1 - probability : probability;
    sum.add(difference * difference);
    total++;
  }

  /**
   * Adds what another evaluator has seen.
   *
   * @param other an evaluator, not modified
   */
  public void merge(BrierScore other) {
    sum.add(other.sum);
    total += other.total;
  }

  /**
   * The mean.
   *
   * @return in [0, 1], 0 is best, or -1 without entries
   */
  public double value() {
    return total == 0 ? -1 : sum.value() / total;
  }
}
