package org.fovea.classic.boosting;

import java.util.List;

/**
 * A decision stump on a feature whose values are codes without an order: some are on the left, all
 * others on the right.
 *
 * @param feature index of the feature, at least 0
 * @param subset the codes on the left in 8 words of 32, code {@code c} in bit {@code c % 32} of
 *     word {@code c / 32}
 * @param left what the left side adds to the score
 * @param right what the right side adds to the score
 */
public record CodeStump(int feature, List<Integer> subset, float left, float right) {
  public CodeStump {
    subset = List.copyOf(subset);
    if (subset.size() != 8) {
      throw new IllegalArgumentException("subset must have 8 words, got " + subset.size());
    }
  }

  /**
   * What an example gets.
   *
   * @param code its feature, 0..255
   * @return the side's value
   */
  public float of(int code) {
    return (subset.get(code >> 5) >> (code & 31) & 1) != 0 ? left : right;
  }
}
