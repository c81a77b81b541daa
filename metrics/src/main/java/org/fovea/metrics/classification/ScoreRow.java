package org.fovea.metrics.classification;

/** What every evaluator asks of one entry's scores. */
final class ScoreRow {
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
}
