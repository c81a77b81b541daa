package org.fovea.metrics.suppression;

import java.util.Arrays;
import org.fovea.metrics.detection.ScoreOrder;
import org.jspecify.annotations.Nullable;

/** Kept boxes with their lowered scores, surest first. Immutable. */
public final class Rescored {
  private final int[] indices;
  private final double[] scores;

  private Rescored(int[] indices, double[] scores) {
    this.indices = indices;
    this.scores = scores;
  }

  /** Those of all boxes whose new score is at least the smallest wanted. */
  static Rescored atLeast(double minScore, double[] newScores) {
    int[] indices =
        Arrays.stream(ScoreOrder.of(newScores)).filter(i -> newScores[i] >= minScore).toArray();
    return new Rescored(indices, Arrays.stream(indices).mapToDouble(i -> newScores[i]).toArray());
  }

  /**
   * How many were kept.
   *
   * @return count
   */
  public int size() {
    return indices.length;
  }

  /**
   * The kept boxes.
   *
   * @return indices into the input, surest first, a copy
   */
  public int[] indices() {
    return indices.clone();
  }

  /**
   * Their new scores.
   *
   * @return scores in descending order, a copy
   */
  public double[] scores() {
    return scores.clone();
  }

  /**
   * Two are equal when they keep the same boxes with the same scores.
   *
   * @param other any object
   * @return whether it is equal
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Rescored r
        && Arrays.equals(indices, r.indices)
        && Arrays.equals(scores, r.scores);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(indices) + Arrays.hashCode(scores);
  }

  @Override
  public String toString() {
    return "Rescored(" + Arrays.toString(indices) + ", " + Arrays.toString(scores) + ")";
  }
}
