package org.fovea.metrics.suppression;

/** What every suppressor asks of its arguments. */
final class ScoredInput {
  private ScoredInput() {}

  static void require(int boxes, double[] scores, int[] classes) {
    if (scores.length != boxes || classes.length != boxes) {
      throw new IllegalArgumentException(
          "boxes, scores and classes must be as many, got %d, %d and %d"
              .formatted(boxes, scores.length, classes.length));
    }
    for (int i = 0; i < boxes; i++) {
      if (Double.isNaN(scores[i])) {
        throw new IllegalArgumentException("score " + i + " is NaN");
      }
    }
  }

  static void requireNotNegative(double[] scores) {
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] < 0) {
        throw new IllegalArgumentException("score " + i + " must be at least 0, got " + scores[i]);
      }
    }
  }

  static double requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be in [0, 1], got " + value);
    }
    return value;
  }
}
