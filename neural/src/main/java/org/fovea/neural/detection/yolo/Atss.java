package org.fovea.neural.detection.yolo;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.metrics.detection.ScoreOrder;
import org.fovea.neural.detection.Boxes;
import org.fovea.neural.detection.Matcher;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * Adaptive training sample selection (Zhang et al., 2020, arXiv:1912.02424, algorithm 1): of every
 * feature map the anchors whose centres are nearest to an object's are candidates; those learn the
 * object that lie within it and overlap it by no less than the candidates' mean and standard
 * deviation together. Of several objects an anchor learns the one that it overlaps most.
 *
 * @param candidates of each feature map, at least 1; the paper has 9
 */
public record Atss(int candidates) {
  /** Looks at the value. */
  public Atss {
    if (candidates < 1) {
      throw new IllegalArgumentException(
          "atss: candidates is " + candidates + ", expected 1 or more");
    }
  }

  /**
   * Assigns anchors.
   *
   * @param truths {@code [G, 4]}: x1, y1, x2, y2, G may be 0
   * @param anchors {@code [A, 4]}, map by map
   * @param counts anchors of each feature map
   * @return the assignment; quality is the overlap of the anchor and its object. The standard
   *     deviation is the unbiased one, as in the reference implementation, and 0 for one candidate
   * @throws ShapeException when the shapes don't fit
   */
  public Assignment assign(Tensor truths, Tensor anchors, List<Integer> counts) {
    int count = anchors.dim(0);
    if (counts.stream().mapToInt(Integer::intValue).sum() != count) {
      throw new ShapeException("atss: anchors %s, expected %s".formatted(anchors.shape(), counts));
    }
    float[] overlaps = Boxes.iou(truths, anchors).data();
    int[] matches = new int[count];
    Arrays.fill(matches, Matcher.BELOW_LOW);
    float[] quality = new float[count];
    for (int g = 0; g < truths.dim(0); g++) {
      int row = g * count;
      int[] near = nearest(truths, g, anchors, counts);
      double threshold = threshold(overlaps, row, near);
      for (int a : near) {
        float iou = overlaps[row + a];
        // No overlap is no match, even where no candidate has any.
        if (iou >= threshold && iou > quality[a] && centreInside(truths, g, anchors, a)) {
          matches[a] = g;
          quality[a] = iou;
        }
      }
    }
    return new Assignment(IntTensor.of(matches), Tensor.of(quality, count));
  }

  private int[] nearest(Tensor truths, int truth, Tensor anchors, List<Integer> counts) {
    double x = middle(truths, truth, 0);
    double y = middle(truths, truth, 1);
    IntStream.Builder near = IntStream.builder();
    int from = 0;
    for (int count : counts) {
      int first = from;
      int[] order =
          ScoreOrder.of(
              IntStream.range(first, first + count)
                  .mapToDouble(
                      a -> -Math.hypot(middle(anchors, a, 0) - x, middle(anchors, a, 1) - y))
                  .toArray());
      Arrays.stream(order).limit(candidates).forEach(i -> near.add(first + i));
      from += count;
    }
    return near.build().toArray();
  }

  private static double threshold(float[] overlaps, int row, int[] near) {
    double sum = 0;
    for (int a : near) {
      sum += overlaps[row + a];
    }
    double mean = sum / near.length;
    double squares = 0;
    for (int a : near) {
      double difference = overlaps[row + a] - mean;
      squares += difference * difference;
    }
    return mean + Math.sqrt(squares / Math.max(1, near.length - 1));
  }

  private static boolean centreInside(Tensor truths, int truth, Tensor anchors, int anchor) {
    float[] b = truths.data();
    double x = middle(anchors, anchor, 0);
    double y = middle(anchors, anchor, 1);
    int at = 4 * truth;
    return b[at] < x && x < b[at + 2] && b[at + 1] < y && y < b[at + 3];
  }

  private static double middle(Tensor boxes, int box, int axis) {
    float[] b = boxes.data();
    return ((double) b[4 * box + axis] + b[4 * box + 2 + axis]) / 2;
  }
}
