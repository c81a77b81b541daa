package org.fovea.classic.cascade;

import java.util.ArrayList;
import java.util.List;

/** The trees of all stages in arrays, for inner loops. */
final class Trees {
  /** All nodes, in the order of stages and trees. */
  final List<TreeNode> nodes = new ArrayList<>();

  /** For each tree its root. */
  final int[] root;

  /** For each node what follows on its right, then on its left: a node, or {@code ~leaf}. */
  final int[] next;

  final float[] leaves;

  Trees(Cascade cascade) {
    List<WeakClassifier> trees =
        cascade.stages().stream().flatMap(s -> s.weakClassifiers().stream()).toList();
    trees.forEach(t -> nodes.addAll(t.nodes()));
    root = new int[trees.size()];
    next = new int[2 * nodes.size()];
    leaves = new float[nodes.size() + trees.size()];
    int node = 0;
    int leaf = 0;
    for (int t = 0; t < root.length; t++) {
      root[t] = node;
      int firstLeaf = leaf;
      for (TreeNode n : trees.get(t).nodes()) {
        next[2 * node] = target(n.right(), root[t], firstLeaf);
        next[2 * node + 1] = target(n.left(), root[t], firstLeaf);
        node++;
      }
      for (float value : trees.get(t).leaves()) {
        leaves[leaf++] = value;
      }
    }
  }

  private static int target(int child, int root, int firstLeaf) {
    return child > 0 ? root + child : ~(firstLeaf - child);
  }
}
