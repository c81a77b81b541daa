package org.fovea.classic.cascade;

import boofcv.struct.image.GrayU8;
import java.util.List;
import org.fovea.features.integral.HaarFeature;
import org.fovea.features.integral.IntegralImage;
import org.fovea.features.integral.SquaredIntegral;
import org.fovea.features.integral.TiltedIntegral;
import org.fovea.features.integral.WeightedRectangle;

/** A cascade of Haar-like features on one picture, in OpenCV's arithmetic. */
final class HaarClassifier extends WindowClassifier {
  private static final int RECTANGLES = 3;
  private static final int CORNERS = 4 * RECTANGLES;

  /** Three weights and the threshold. */
  private static final int NUMBERS = RECTANGLES + 1;

  /** Windows whose pixels differ less than this, in standard deviations, show nothing. */
  private static final double LEAST_CONTRAST = 10;

  private final int stride;
  private final int[] sums;
  private final long[] squares;
  private final int[] tilted;
  private final boolean[] isTilted;
  private final Trees trees;
  private final int[] corners;
  private final float[] numbers;

  /** The corners of the window without its outermost pixels, from which its variance is taken. */
  private final int[] inner = new int[4];

  private final double area;

  private int at;
  private float norm;

  HaarClassifier(Cascade cascade, HaarPool pool, GrayU8 image) {
    super(cascade);
    stride = image.width + 1;
    sums = IntegralImage.of(image).table();
    squares = SquaredIntegral.of(image).table();
    tilted = pool.anyTilted() ? TiltedIntegral.of(image).table() : sums;
    trees = new Trees(cascade);
    List<TreeNode> nodes = trees.nodes;
    isTilted = new boolean[nodes.size()];
    corners = new int[nodes.size() * CORNERS];
    numbers = new float[nodes.size() * NUMBERS];
    for (int n = 0; n < nodes.size(); n++) {
      lay(pool.features().get(nodes.get(n).feature()), n);
      numbers[n * NUMBERS + RECTANGLES] = nodes.get(n).threshold();
    }
    int wide = cascade.width() - 2;
    int high = cascade.height() - 2;
    upright(new WeightedRectangle(1, 1, wide, high, 1), inner, 0);
    area = (double) wide * high;
  }

  private void lay(HaarFeature feature, int node) {
    isTilted[node] = feature.tilted();
    for (int r = 0; r < feature.rectangles().size(); r++) {
      WeightedRectangle rectangle = feature.rectangles().get(r);
      numbers[node * NUMBERS + r] = rectangle.weight();
      int to = node * CORNERS + 4 * r;
      if (feature.tilted()) {
        turned(rectangle, corners, to);
      } else {
        upright(rectangle, corners, to);
      }
    }
  }

  private void upright(WeightedRectangle r, int[] out, int to) {
    out[to] = r.y() * stride + r.x();
    out[to + 1] = out[to] + r.width();
    out[to + 2] = out[to] + r.height() * stride;
    out[to + 3] = out[to + 2] + r.width();
  }

  private void turned(WeightedRectangle r, int[] out, int to) {
    out[to] = r.y() * stride + r.x();
    out[to + 1] = out[to] + r.height() * (stride - 1);
    out[to + 2] = out[to] + r.width() * (stride + 1);
    out[to + 3] = out[to + 1] + r.width() * (stride + 1);
  }

  @Override
  boolean moveTo(int x, int y) {
    at = y * stride + x;
    int sum = sums[at + inner[0]] - sums[at + inner[1]] - sums[at + inner[2]] + sums[at + inner[3]];
    long squared =
        squares[at + inner[0]]
            - squares[at + inner[1]]
            - squares[at + inner[2]]
            + squares[at + inner[3]];
    norm = norm(area, sum, squared);
    return norm > 0;
  }

  /**
   * By what features of a window are multiplied: one over the standard deviation of its inner
   * pixels times their number, or 0 where they have too little contrast to show anything.
   */
  static float norm(double area, int sum, long squared) {
    double variance = area * squared - (double) sum * sum;
    float norm = variance > 0 ? (float) (1 / Math.sqrt(variance)) : 0;
    return area * norm < 1 / LEAST_CONTRAST ? norm : 0;
  }

  @Override
  double sum(int firstTree, int lastTree) {
    int[] next = trees.next;
    double sum = 0;
    for (int t = firstTree; t < lastTree; t++) {
      int node = trees.root[t];
      do {
        // The sign of the difference, since a branch on it could not be foretold.
        float above = value(node) - numbers[node * NUMBERS + RECTANGLES];
        node = next[2 * node + (Float.floatToRawIntBits(above) >>> 31)];
      } while (node >= 0);
      sum += trees.leaves[~node];
    }
    return sum;
  }

  /** A node's feature of the current window, divided by its contrast. */
  private float value(int node) {
    int[] table = isTilted[node] ? tilted : sums;
    int[] c = corners;
    int i = node * CORNERS;
    int w = node * NUMBERS;
    int p = at;
    float value =
        numbers[w]
                * (table[p + c[i]]
                    - table[p + c[i + 1]]
                    - table[p + c[i + 2]]
                    + table[p + c[i + 3]])
            + numbers[w + 1]
                * (table[p + c[i + 4]]
                    - table[p + c[i + 5]]
                    - table[p + c[i + 6]]
                    + table[p + c[i + 7]]);
    float third = numbers[w + 2];
    if (third != 0) {
      value +=
          third
              * (table[p + c[i + 8]]
                  - table[p + c[i + 9]]
                  - table[p + c[i + 10]]
                  + table[p + c[i + 11]]);
    }
    return value * norm;
  }
}
