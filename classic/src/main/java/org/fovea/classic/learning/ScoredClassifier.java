package org.fovea.classic.learning;

/** A trained classifier that scores each class. Implementations are immutable. */
public interface ScoredClassifier {
  /**
   * The scores of all classes.
   *
   * @param features one example, as many features as in training
   * @return a score for each class, in the unit that the implementation states; more is surer
   * @throws IllegalArgumentException if there are more or fewer features than in training
   */
  float[] scores(float[] features);

  /**
   * The surest class.
   *
   * @param features one example, as many features as in training
   * @return its class, {@code 0..classes-1}; of equal scores the first
   * @throws IllegalArgumentException if there are more or fewer features than in training
   */
  default int predict(float[] features) {
    float[] scores = scores(features);
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      if (scores[c] > scores[best]) {
        best = c;
      }
    }
    return best;
  }
}
