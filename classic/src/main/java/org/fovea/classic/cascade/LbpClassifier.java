package org.fovea.classic.cascade;

import boofcv.struct.image.GrayU8;
import java.util.List;
import org.fovea.features.integral.IntegralImage;
import org.fovea.features.integral.MultiBlockLbp;

/** A cascade of multi-block binary patterns on one picture, in OpenCV's arithmetic. */
final class LbpClassifier extends WindowClassifier {
  private static final int CORNERS = 16;

  private final int stride;
  private final int[] sums;
  private final Trees trees;

  /** For each node the corners of its nine blocks, row by row. */
  private final int[] corners;

  private final int[] subsets;
  private int at;

  LbpClassifier(Cascade cascade, LbpPool pool, GrayU8 image) {
    super(cascade);
    stride = image.width + 1;
    sums = IntegralImage.of(image).table();
    trees = new Trees(cascade);
    List<TreeNode> nodes = trees.nodes;
    corners = new int[nodes.size() * CORNERS];
    subsets = new int[nodes.size() * TreeNode.SUBSET_WORDS];
    for (int n = 0; n < nodes.size(); n++) {
      MultiBlockLbp feature = pool.features().get(nodes.get(n).feature());
      for (int i = 0; i < CORNERS; i++) {
        corners[n * CORNERS + i] =
            (feature.y() + i / 4 * feature.blockHeight()) * stride
                + feature.x()
                + i % 4 * feature.blockWidth();
      }
      for (int i = 0; i < TreeNode.SUBSET_WORDS; i++) {
        subsets[n * TreeNode.SUBSET_WORDS + i] = nodes.get(n).subset().get(i);
      }
    }
  }

  @Override
  boolean moveTo(int x, int y) {
    at = y * stride + x;
    return true;
  }

  @Override
  double sum(int firstTree, int lastTree) {
    double sum = 0;
    for (int t = firstTree; t < lastTree; t++) {
      int node = trees.root[t];
      do {
        int code = code(node);
        int word = subsets[node * TreeNode.SUBSET_WORDS + (code >> 5)];
        node = trees.next[2 * node + (word >> (code & 31) & 1)];
      } while (node >= 0);
      sum += trees.leaves[~node];
    }
    return sum;
  }

  /** The pattern of a node's blocks in the current window. */
  private int code(int node) {
    int[] c = corners;
    int[] s = sums;
    int p = at;
    int i = node * CORNERS;
    int a0 = s[p + c[i]];
    int a1 = s[p + c[i + 1]];
    int a2 = s[p + c[i + 2]];
    int a3 = s[p + c[i + 3]];
    int b0 = s[p + c[i + 4]];
    int b1 = s[p + c[i + 5]];
    int b2 = s[p + c[i + 6]];
    int b3 = s[p + c[i + 7]];
    int c0 = s[p + c[i + 8]];
    int c1 = s[p + c[i + 9]];
    int c2 = s[p + c[i + 10]];
    int c3 = s[p + c[i + 11]];
    int d0 = s[p + c[i + 12]];
    int d1 = s[p + c[i + 13]];
    int d2 = s[p + c[i + 14]];
    int d3 = s[p + c[i + 15]];
    int middle = b1 - b2 - c1 + c2;
    return atLeast(a0 - a1 - b0 + b1, middle) << 7
        | atLeast(a1 - a2 - b1 + b2, middle) << 6
        | atLeast(a2 - a3 - b2 + b3, middle) << 5
        | atLeast(b2 - b3 - c2 + c3, middle) << 4
        | atLeast(c2 - c3 - d2 + d3, middle) << 3
        | atLeast(c1 - c2 - d1 + d2, middle) << 2
        | atLeast(c0 - c1 - d0 + d1, middle) << 1
        | atLeast(b0 - b1 - c0 + c1, middle);
  }

  /** 1 if so, else 0, without a branch that could not be foretold; both are sums of few pixels. */
  private static int atLeast(int sum, int middle) {
    return ~(sum - middle) >>> 31;
  }
}
