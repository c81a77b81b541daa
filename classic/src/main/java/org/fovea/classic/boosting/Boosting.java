package org.fovea.classic.boosting;

import java.util.Arrays;

/**
 * One run of boosting, a weak classifier at a time, for those who decide as they go when to stop:
 * every classifier is fitted to the weights {@code exp(-y F(x))} of the examples, {@code y} being
 * +1 or -1 and {@code F} the score so far, scaled to a sum of 1. Not thread-safe.
 *
 * @param <W> the type of weak classifier
 */
public final class Boosting<W> {
  private final BoostingKind kind;
  private final WeakLearner<W> learner;
  private final boolean[] positive;
  private final double[] weights;
  private final double[] scores;

  /**
   * A run that has not begun; all examples have the same weight.
   *
   * @param kind of boosting
   * @param learner of the weak classifiers
   * @param positive for each example whether it is of the positive class
   * @throws IllegalArgumentException if a class has no example, or labels are more or fewer than
   *     examples
   */
  public Boosting(BoostingKind kind, WeakLearner<W> learner, boolean[] positive) {
    int n = learner.examples();
    if (positive.length != n) {
      throw new IllegalArgumentException(n + " examples, but " + positive.length + " labels");
    }
    int positives = 0;
    for (boolean p : positive) {
      positives += p ? 1 : 0;
    }
    if (positives == 0 || positives == n) {
      throw new IllegalArgumentException(
          "expected examples of both classes, got %d positive and %d negative"
              .formatted(positives, n - positives));
    }
    this.kind = kind;
    this.learner = learner;
    this.positive = positive.clone();
    this.weights = new double[n];
    this.scores = new double[n];
    Arrays.fill(weights, 1.0 / n);
  }

  /**
   * Adds the next weak classifier.
   *
   * @return the classifier
   */
  public W next() {
    W weak = learner.fit(kind, weights, positive);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      float output = learner.output(weak, i);
      scores[i] += output;
      weights[i] *= Math.exp(positive[i] ? -output : output);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weak;
  }

  /**
   * An example's score so far.
   *
   * @param example its index
   * @return the sum of what the weak classifiers say of it
   */
  public double score(int example) {
    return scores[example];
  }
}
