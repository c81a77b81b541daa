package org.fovea.classic.cascade;

import java.util.List;

/**
 * Where a weak classifier branches: to the left if a Haar-like feature is below the threshold, or
 * if a binary pattern's code is in the subset, and to the right otherwise.
 *
 * @param feature index into the cascade's features, at least 0
 * @param threshold for Haar-like features, finite; of binary patterns 0
 * @param subset for binary patterns 8 words of 32 codes each, code {@code c} in bit {@code c % 32}
 *     of word {@code c / 32}; of Haar-like features empty
 * @param left above 0 the index of the next node, else the leaf {@code -left}
 * @param right likewise
 */
public record TreeNode(int feature, float threshold, List<Integer> subset, int left, int right) {
  /** Words in a subset of the 256 codes of a binary pattern. */
  static final int SUBSET_WORDS = 8;

  public TreeNode {
    subset = List.copyOf(subset);
    if (feature < 0) {
      throw new IllegalArgumentException("feature must be at least 0, got " + feature);
    }
    if (!Float.isFinite(threshold)) {
      throw new IllegalArgumentException("threshold must be finite, got " + threshold);
    }
    if (!subset.isEmpty() && subset.size() != SUBSET_WORDS) {
      throw new IllegalArgumentException(
          "subset must have 0 or " + SUBSET_WORDS + " words, got " + subset.size());
    }
  }

  /**
   * A stump's only node on a Haar-like feature.
   *
   * @param feature index into the cascade's features, at least 0
   * @param threshold finite
   * @return the node, leaf 0 on the left and leaf 1 on the right
   */
  static TreeNode ordered(int feature, float threshold) {
    return new TreeNode(feature, threshold, List.of(), 0, -1);
  }

  /**
   * A stump's only node on a binary pattern.
   *
   * @param feature index into the cascade's features, at least 0
   * @param subset 8 words of 32 codes each
   * @return the node, leaf 0 on the left and leaf 1 on the right
   */
  static TreeNode categorical(int feature, List<Integer> subset) {
    return new TreeNode(feature, 0, subset, 0, -1);
  }
}
