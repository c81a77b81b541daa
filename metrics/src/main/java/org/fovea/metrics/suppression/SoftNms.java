package org.fovea.metrics.suppression;

import java.util.List;
import java.util.stream.IntStream;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Iou;

/**
 * Suppression that lowers the scores of overlapping boxes instead of dropping them: the surest box
 * is kept as it is, the scores of the others fall with their overlap with it, and so on with the
 * surest of the rest. Bodla et al., Soft-NMS: Improving Object Detection With One Line of Code,
 * ICCV 2017, figure 2.
 *
 * <p>Linear: a score is multiplied by 1 - IoU where the IoU is greater than the threshold (the
 * paper's text says greater or equal, its program greater). Gaussian: always by exp(-IoU^2 /
 * sigma). Of equal scores, those lowered too, the one that comes first in the input is surer.
 */
public final class SoftNms {
  private SoftNms() {}

  /**
   * Suppresses without regard to classes.
   *
   * @param boxes boxes
   * @param scores a score for each box, at least 0
   * @param config how scores fall
   * @return the kept boxes and their new scores
   * @throws IllegalArgumentException if the lengths differ or a score is NaN or negative
   */
  public static Rescored of(List<Box> boxes, double[] scores, SoftNmsConfig config) {
    return perClass(boxes, scores, new int[scores.length], config);
  }

  /**
   * Suppresses within each class: boxes of different classes don't touch each other.
   *
   * @param boxes boxes
   * @param scores a score for each box, at least 0
   * @param classes a class for each box
   * @param config how scores fall
   * @return the kept boxes and their new scores, surest first over all classes
   * @throws IllegalArgumentException if the lengths differ or a score is NaN or negative
   */
  public static Rescored perClass(
      List<Box> boxes, double[] scores, int[] classes, SoftNmsConfig config) {
    ScoredInput.require(boxes.size(), scores, classes);
    ScoredInput.requireNotNegative(scores);
    double[] lowered = scores.clone();
    int[] order = IntStream.range(0, scores.length).toArray();
    for (int done = 0; done < order.length; done++) {
      int surest = takeSurest(order, done, lowered);
      Box box = boxes.get(surest);
      for (int k = done + 1; k < order.length; k++) {
        int other = order[k];
        if (classes[other] == classes[surest]) {
          lowered[other] *= factor(Iou.of(box, boxes.get(other)), config);
        }
      }
    }
    return Rescored.atLeast(config.minScore(), lowered);
  }

  /** Moves the surest of those not yet done to the front of them. */
  private static int takeSurest(int[] order, int done, double[] scores) {
    int best = done;
    for (int k = done + 1; k < order.length; k++) {
      double score = scores[order[k]];
      double bestScore = scores[order[best]];
      if (score > bestScore || (score == bestScore && order[k] < order[best])) {
        best = k;
      }
    }
    int surest = order[best];
    order[best] = order[done];
    order[done] = surest;
    return surest;
  }

  private static double factor(double iou, SoftNmsConfig config) {
    return switch (config.decay()) {
      case LINEAR -> iou > config.threshold() ? 1 - iou : 1;
      case GAUSSIAN -> Math.exp(-iou * iou / config.sigma());
    };
  }
}
