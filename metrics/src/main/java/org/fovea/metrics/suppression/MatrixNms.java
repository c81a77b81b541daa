package org.fovea.metrics.suppression;

import java.util.List;
import org.fovea.metrics.detection.ScoreOrder;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Iou;
import org.fovea.metrics.geometry.RunLengthMask;

/**
 * Suppression in one pass that lowers scores. Wang et al., SOLOv2: Dynamic and Fast Instance
 * Segmentation, NeurIPS 2020, section 3.4.
 *
 * <p>With f the {@link Decay} of an overlap (linear: 1 - IoU, Gaussian: exp(-sigma IoU^2)) and
 * within one class, the score of j is multiplied by the smallest, over the surer i, of f(IoU(i, j))
 * / f(the largest IoU of i with one surer than i), which is at most 1. An i with f of 0, that is
 * wholly covered itself, suppresses nothing; there SOLOv2's program divides by 0.
 */
public final class MatrixNms {
  /** How much two of the input overlap. */
  private interface Overlap {
    double of(int i, int j);
  }

  private MatrixNms() {}

  /**
   * Suppresses boxes within each class.
   *
   * @param boxes boxes
   * @param scores a score for each box, at least 0
   * @param classes a class for each box
   * @param config how scores fall
   * @return the kept boxes and their new scores, surest first over all classes
   * @throws IllegalArgumentException if the lengths differ or a score is NaN or negative
   */
  public static Rescored boxes(
      List<Box> boxes, double[] scores, int[] classes, MatrixNmsConfig config) {
    ScoredInput.require(boxes.size(), scores, classes);
    return suppress((i, j) -> Iou.of(boxes.get(i), boxes.get(j)), scores, classes, config);
  }

  /**
   * Suppresses masks within each class.
   *
   * @param masks masks, of one size
   * @param scores a score for each mask, at least 0
   * @param classes a class for each mask
   * @param config how scores fall
   * @return the kept masks and their new scores, surest first over all classes
   * @throws IllegalArgumentException if the lengths or the sizes of masks of one class differ, or a
   *     score is NaN or negative
   */
  public static Rescored masks(
      List<RunLengthMask> masks, double[] scores, int[] classes, MatrixNmsConfig config) {
    ScoredInput.require(masks.size(), scores, classes);
    return suppress((i, j) -> Iou.of(masks.get(i), masks.get(j)), scores, classes, config);
  }

  private static Rescored suppress(
      Overlap overlap, double[] scores, int[] classes, MatrixNmsConfig config) {
    ScoredInput.requireNotNegative(scores);
    int[] order = ScoreOrder.of(scores);
    double[] lowered = scores.clone();
    double[] ownDecay = new double[order.length];
    for (int j = 0; j < order.length; j++) {
      double largest = 0;
      double factor = 1;
      for (int i = 0; i < j; i++) {
        if (classes[order[i]] == classes[order[j]]) {
          double iou = overlap.of(order[i], order[j]);
          largest = Math.max(largest, iou);
          if (ownDecay[i] > 0) {
            factor = Math.min(factor, decay(iou, config) / ownDecay[i]);
          }
        }
      }
      ownDecay[j] = decay(largest, config);
      lowered[order[j]] *= factor;
    }
    return Rescored.atLeast(config.minScore(), lowered);
  }

  private static double decay(double iou, MatrixNmsConfig config) {
    return switch (config.decay()) {
      case LINEAR -> 1 - iou;
      case GAUSSIAN -> Math.exp(-config.sigma() * iou * iou);
    };
  }
}
