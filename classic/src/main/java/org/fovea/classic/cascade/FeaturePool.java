package org.fovea.classic.cascade;

/** The features that a cascade's weak classifiers choose from, all of one kind. */
public sealed interface FeaturePool permits HaarPool, LbpPool {
  /**
   * How many features there are.
   *
   * @return count
   */
  int size();

  /**
   * Whether all features lie inside a window.
   *
   * @param width of the window in pixels
   * @param height of the window in pixels
   * @return whether they do
   */
  boolean fits(int width, int height);

  /**
   * Whether weak classifiers ask for a subset of codes rather than for a threshold.
   *
   * @return true of binary patterns
   */
  boolean categorical();
}
