package org.fovea.neural.detection.yolo;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.fovea.metrics.detection.ScoreOrder;
import org.fovea.neural.detection.Boxes;
import org.fovea.neural.detection.Matcher;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/**
 * Assigns predictions to true objects by what they predict (YOLOX, Ge et al., 2021, section 2.1:
 * SimOTA, a simplified optimal transport). The cost of a pair is the cross-entropy of the classes
 * and {@code -iouWeight ln IoU}, and much more for points that lie not both within the object and
 * near its centre. An object takes the predictions of least cost, as many as its greatest overlaps
 * sum up to, rounded down but at least one. Of several objects that took the same prediction the
 * one of least cost keeps it.
 *
 * <p>A value out of range is an {@link IllegalArgumentException}.
 *
 * @param radius how far from an object's centre a point may be along x and y to count as near, in
 *     strides, above 0
 * @param candidates how many of the greatest overlaps are summed up, at least 1
 * @param iouWeight weight of the overlap in the cost, 0 or more
 */
public record SimOta(double radius, int candidates, double iouWeight) implements PointAssigner {
  private static final double FAR = 1e5;
  private static final double EPS = 1e-8;
  private static final double LEAST_LOG = -100;

  /** Looks at the values. */
  public SimOta {
    if (!(radius > 0) || candidates < 1 || !(iouWeight >= 0)) {
      throw new IllegalArgumentException(
          "sim ota: radius %s, candidates %d, iouWeight %s, expected above 0, 1 or more, 0 or more"
              .formatted(radius, candidates, iouWeight));
    }
  }

  /**
   * The reference implementation's: 2.5 strides, 10 candidates, weight 3.
   *
   * @return the assigner
   */
  public static SimOta defaults() {
    return new SimOta(2.5, 10, 3);
  }

  /**
   * Assigns the predictions of a picture.
   *
   * @param truths {@code [G, 4]}: x1, y1, x2, y2, G may be 0
   * @param labels {@code [G]}, from 1
   * @param boxes {@code [A, 4]}, as predicted
   * @param scores {@code [A, labels]}, predicted probabilities of labels 1, 2 and so on, 0..1
   * @param points {@code A} points
   * @return the assignment; quality is the overlap of the prediction and its object
   */
  @Override
  public Assignment assign(
      Tensor truths, IntTensor labels, Tensor boxes, Tensor scores, AnchorPoints points) {
    PairShapes.require("sim ota", truths, labels, boxes, scores, points);
    int count = points.count();
    int[] matches = new int[count];
    Arrays.fill(matches, Matcher.BELOW_LOW);
    float[] quality = new float[count];
    int[] near = near(truths, points);
    float[] overlaps = Boxes.iou(truths, boxes).data();
    double[] negatives = negatives(scores, near);
    double[] least = new double[count];
    for (int g = 0; g < truths.dim(0) && near.length > 0; g++) {
      double[] cost = new double[near.length];
      double[] iou = new double[near.length];
      for (int i = 0; i < near.length; i++) {
        int a = near[i];
        iou[i] = overlaps[g * count + a];
        double p = scores.data()[a * scores.dim(1) + labels.data()[g] - 1];
        double far =
            PointSets.inBox(truths, g, points, a) && inCentre(truths, g, points, a) ? 0 : FAR;
        double classes = negatives[i] + log(1 - p) - log(p);
        cost[i] = classes - iouWeight * Math.log(iou[i] + EPS) + far;
      }
      for (int i : cheapest(cost, wanted(iou))) {
        int a = near[i];
        if (matches[a] < 0 || cost[i] < least[a]) {
          matches[a] = g;
          least[a] = cost[i];
          quality[a] = (float) iou[i];
        }
      }
    }
    return new Assignment(IntTensor.of(matches), Tensor.of(quality, count));
  }

  /** The points that are within an object or near a centre. */
  private int[] near(Tensor truths, AnchorPoints points) {
    return IntStream.range(0, points.count())
        .filter(
            a ->
                IntStream.range(0, truths.dim(0))
                    .anyMatch(
                        g ->
                            PointSets.inBox(truths, g, points, a)
                                || inCentre(truths, g, points, a)))
        .toArray();
  }

  private boolean inCentre(Tensor truths, int truth, AnchorPoints points, int point) {
    float[] b = truths.data();
    int at = 4 * truth;
    double reach = radius * points.strides().data()[point];
    double x = points.centres().data()[2 * point] - ((double) b[at] + b[at + 2]) / 2;
    double y = points.centres().data()[2 * point + 1] - ((double) b[at + 1] + b[at + 3]) / 2;
    return Math.abs(x) < reach && Math.abs(y) < reach;
  }

  /** The cross-entropies of points' scores if no class were true. */
  private static double[] negatives(Tensor scores, int[] points) {
    int classes = scores.dim(1);
    double[] sums = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      for (int c = 0; c < classes; c++) {
        sums[i] -= log(1 - (double) scores.data()[points[i] * classes + c]);
      }
    }
    return sums;
  }

  private static double log(double p) {
    return Math.max(LEAST_LOG, Math.log(p));
  }

  /** How many predictions an object takes. */
  private int wanted(double[] iou) {
    double[] sorted = iou.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (int i = 1; i <= Math.min(candidates, sorted.length); i++) {
      sum += sorted[sorted.length - i];
    }
    return Math.max(1, (int) sum);
  }

  private static int[] cheapest(double[] cost, int count) {
    int[] order = ScoreOrder.of(Arrays.stream(cost).map(c -> -c).toArray());
    return Arrays.copyOf(order, Math.min(count, order.length));
  }
}
