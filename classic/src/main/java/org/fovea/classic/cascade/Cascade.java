package org.fovea.classic.cascade;

import java.util.List;

/**
 * A cascade of boosted classifiers (P. Viola and M. Jones, "Rapid Object Detection using a Boosted
 * Cascade of Simple Features", CVPR 2001): a window shows an object if it passes every stage. Read
 * by {@link CascadeReader}, made by {@link CascadeTrainer}, run by {@link CascadeDetector}.
 *
 * @param width of the window in pixels, 3..2048
 * @param height of the window in pixels, 3..2048
 * @param features inside the window
 * @param stages in the order in which they are asked; their nodes have subsets if and only if the
 *     features are categorical
 */
public record Cascade(int width, int height, FeaturePool features, List<Stage> stages) {
  /** Below this there are no pixels inside a window's border, from which the variance is. */
  static final int LEAST = 3;

  static final int MOST = 2048;

  public Cascade {
    stages = List.copyOf(stages);
    requireSize("width", width);
    requireSize("height", height);
    if (!features.fits(width, height)) {
      throw new IllegalArgumentException(
          "expected features inside the window of " + width + " x " + height);
    }
    for (Stage stage : stages) {
      for (WeakClassifier weak : stage.weakClassifiers()) {
        for (TreeNode node : weak.nodes()) {
          requireNode(node, features);
        }
      }
    }
  }

  static void requireSize(String name, int value) {
    if (value < LEAST || value > MOST) {
      throw new IllegalArgumentException(
          "%s must be %d..%d, got %d".formatted(name, LEAST, MOST, value));
    }
  }

  private static void requireNode(TreeNode node, FeaturePool features) {
    if (node.feature() >= features.size()) {
      throw new IllegalArgumentException(
          "a node asks for feature %d of %d".formatted(node.feature(), features.size()));
    }
    if (node.subset().isEmpty() == features.categorical()) {
      throw new IllegalArgumentException(
          features.categorical()
              ? "a node on a binary pattern has no subset"
              : "a node on a Haar-like feature has a subset");
    }
  }
}
