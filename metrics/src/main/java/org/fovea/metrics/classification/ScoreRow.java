package org.fovea.metrics.classification;

/** What every evaluator asks of one entry's scores. */
final class ScoreRow {
  /** How far probabilities may be from summing to 1; softmax in float is far closer. */
  private static final double SLACK = 1e-3;

  private ScoreRow() {}

  static void require(double[] scores, int truth) {
    if (truth < 0 || truth >= scores.length) {
      throw new IllegalArgumentException(
          "truth must be in 0..%d, got %d".formatted(scores.length - 1, truth));
    }
    for (int i = 0; i < scores.length; i++) {
      if (Double.isNaN(scores[i])) {
        throw new IllegalArgumentException("score of class " + i + " is NaN");
      }
    }
  }

  static void requireProbabilities(double[] probabilities) {
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      requireProbability("probability of class " + i, probabilities[i]);
      sum += probabilities[i];
    }
    if (Math.abs(sum - 1) > SLACK) {
      throw new IllegalArgumentException(
          "expected probabilities that sum to 1 (within " + SLACK + "), got a sum of " + sum);
    }
  }

  static void requireProbability(String name, double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(name + " must be in [0, 1], got " + probability);
    }
  }
}
