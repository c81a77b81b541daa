package org.fovea.classic.boosting;

/**
 * Finds the weak classifier that suits weighted examples best.
 *
 * @param <W> the type of weak classifier
 */
public interface WeakLearner<W> {
  /**
   * How many examples there are.
   *
   * @return count, at least 1
   */
  int examples();

  /**
   * Finds the best weak classifier.
   *
   * @param kind of boosting, which says what is best
   * @param weights of the examples, at least 0, not modified
   * @param positive for each example whether it is of the positive class
   * @return the best; of equally good ones that of the first feature and the least threshold
   */
  W fit(BoostingKind kind, double[] weights, boolean[] positive);

  /**
   * Asks a weak classifier of an example.
   *
   * @param weak one that {@link #fit} found
   * @param example {@code 0..examples() - 1}
   * @return what it adds to the example's score
   */
  float output(W weak, int example);
}
