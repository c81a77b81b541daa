package org.fovea.metrics.generative;

/**
 * How {@link Bleu} is computed.
 *
 * @param maxOrder the longest n-grams that count, at least 1; 4 is BLEU-4
 * @param epsilon stands for a count of 0 matching n-grams, at least 0: smoothing method 1 of Chen
 *     and Cherry, 2014; 0 is no smoothing
 */
public record BleuConfig(int maxOrder, double epsilon) {
  public BleuConfig {
    if (maxOrder < 1) {
      throw new IllegalArgumentException("maxOrder must be at least 1, got " + maxOrder);
    }
    if (!(epsilon >= 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("epsilon must be a number of at least 0, got " + epsilon);
    }
  }

  /**
   * BLEU-4 without smoothing.
   *
   * @return the configuration
   */
  public static BleuConfig defaults() {
    return new BleuConfig(4, 0);
  }

  /**
   * The same with another length of n-grams.
   *
   * @param newMaxOrder the longest that count, at least 1
   * @return a copy
   */
  public BleuConfig withMaxOrder(int newMaxOrder) {
    return new BleuConfig(newMaxOrder, epsilon);
  }

  /**
   * The same with another smoothing.
   *
   * @param newEpsilon stands for a count of 0; NLTK's method 1 has 0.1
   * @return a copy
   */
  public BleuConfig withEpsilon(double newEpsilon) {
    return new BleuConfig(maxOrder, newEpsilon);
  }
}
