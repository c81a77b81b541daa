package org.fovea.classic.boosting;

/**
 * A decision stump: a threshold on one feature.
 *
 * @param feature index of the feature, at least 0
 * @param threshold features below it are on the left, all others on the right
 * @param left what the left side adds to the score
 * @param right what the right side adds to the score
 */
public record Stump(int feature, float threshold, float left, float right) {
  /**
   * What an example gets.
   *
   * @param value its feature
   * @return the side's value
   */
  public float of(float value) {
    return value < threshold ? left : right;
  }
}
