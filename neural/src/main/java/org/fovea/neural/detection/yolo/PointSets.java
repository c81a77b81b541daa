package org.fovea.neural.detection.yolo;

import java.util.stream.IntStream;
import org.fovea.metrics.detection.ScoreOrder;
import org.fovea.neural.tensor.Tensor;

/** Which points lie where with regard to an object. */
final class PointSets {
  private PointSets() {}

  static boolean inBox(Tensor truths, int truth, AnchorPoints points, int point) {
    float[] b = truths.data();
    double x = points.centres().data()[2 * point];
    double y = points.centres().data()[2 * point + 1];
    int at = 4 * truth;
    return b[at] < x && x < b[at + 2] && b[at + 1] < y && y < b[at + 3];
  }

  /** The points within an object, and if they are fewer, so many nearest to its centre. */
  static boolean[] candidates(Tensor truths, int truth, AnchorPoints points, int least) {
    boolean[] chosen = new boolean[points.count()];
    int count = 0;
    for (int a = 0; a < chosen.length; a++) {
      chosen[a] = inBox(truths, truth, points, a);
      count += chosen[a] ? 1 : 0;
    }
    if (count < least) {
      int[] nearest = nearest(truths, truth, points);
      for (int i = 0; i < Math.min(least, nearest.length); i++) {
        chosen[nearest[i]] = true;
      }
    }
    return chosen;
  }

  private static int[] nearest(Tensor truths, int truth, AnchorPoints points) {
    float[] b = truths.data();
    int at = 4 * truth;
    double x = ((double) b[at] + b[at + 2]) / 2;
    double y = ((double) b[at + 1] + b[at + 3]) / 2;
    float[] c = points.centres().data();
    return ScoreOrder.of(
        IntStream.range(0, points.count())
            .mapToDouble(a -> -Math.hypot(c[2 * a] - x, c[2 * a + 1] - y))
            .toArray());
  }
}
