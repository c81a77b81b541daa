package org.fovea.classic.cascade;

import java.util.List;

/**
 * A decision tree on a few features, most often a stump of one node.
 *
 * @param nodes at least one, the root first; every node comes after the one that leads to it
 * @param leaves what the tree adds to its stage's sum, one more than nodes; finite
 */
public record WeakClassifier(List<TreeNode> nodes, List<Float> leaves) {
  public WeakClassifier {
    nodes = List.copyOf(nodes);
    leaves = List.copyOf(leaves);
    if (nodes.isEmpty() || leaves.size() != nodes.size() + 1) {
      throw new IllegalArgumentException(
          "expected nodes and one more leaf, got %d nodes and %d leaves"
              .formatted(nodes.size(), leaves.size()));
    }
    for (float leaf : leaves) {
      if (!Float.isFinite(leaf)) {
        throw new IllegalArgumentException("leaves must be finite, got " + leaf);
      }
    }
    for (int i = 0; i < nodes.size(); i++) {
      requireChild(i, nodes.get(i).left(), nodes.size());
      requireChild(i, nodes.get(i).right(), nodes.size());
    }
  }

  /** Children that only point on end in a leaf, whatever the features are. */
  private static void requireChild(int node, int child, int nodes) {
    boolean ends = child > 0 ? child > node && child < nodes : child >= -nodes;
    if (!ends) {
      throw new IllegalArgumentException(
          "node %d of %d leads to %d, expected a later node or a leaf"
              .formatted(node, nodes, child));
    }
  }
}
