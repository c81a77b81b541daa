package org.fovea.metrics.classification;

import org.fovea.metrics.numeric.ExactSum;
import org.fovea.metrics.numeric.Probabilities;

/**
 * Cross-entropy: the mean of -ln of the probability that was given to the true class.
 *
 * <p>As scikit-learn 1.2 does, probabilities are first moved into [{@value #EPSILON}, 1 - {@value
 * #EPSILON}] and then divided by their sum, so that a certain error costs much but not infinitely.
 */
public final class LogLoss {
  private static final double EPSILON = 1e-15;

  private final ExactSum sum = new ExactSum();
  private long total;

  /** An evaluator that has seen nothing. */
  public LogLoss() {}

  /**
   * Adds an entry.
   *
   * @param probabilities a probability of each class, that sum to 1 (within 0.001)
   * @param truth the true class
   * @throws IllegalArgumentException if the class has no probability, one is not in [0, 1] or the
   *     sum is not 1
   */
  public void add(double[] probabilities, int truth) {
    ScoreRow.require(probabilities, truth);
    Probabilities.require(probabilities);
    double all = 0;
    for (double probability : probabilities) {
      all += clipped(probability);
    }
    sum.add(-Math.log(clipped(probabilities[truth]) / all));
    total++;
  }

  /**
   * Adds an entry of two classes.
   *
   * @param probability of the positive class
   * @param positive whether it is of the positive class
   * @throws IllegalArgumentException if the probability is not in [0, 1]
   */
  public void add(double probability, boolean positive) {
    Probabilities.require("probability", probability);
    double clipped = clipped(probability);
    sum.add(-Math.log(positive ? clipped : 1 - clipped));
    total++;
  }

  private static double clipped(double probability) {
    return Math.max(EPSILON, Math.min(1 - EPSILON, probability));
  }

  /**
   * Adds what another evaluator has seen.
   *
   * @param other an evaluator, not modified
   */
  public void merge(LogLoss other) {
    sum.add(other.sum);
    total += other.total;
  }

  /**
   * The mean loss.
   *
   * @return nats, at least 0, or -1 without entries
   */
  public double value() {
    return total == 0 ? -1 : sum.value() / total;
  }
}
