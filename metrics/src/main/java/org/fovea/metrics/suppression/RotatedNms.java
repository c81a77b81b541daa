package org.fovea.metrics.suppression;

import java.util.Arrays;
import java.util.List;
import org.fovea.metrics.detection.ScoreOrder;
import org.fovea.metrics.geometry.Iou;
import org.fovea.metrics.geometry.RotatedBox;

/**
 * Greedy non-maximum suppression of turned boxes. As with upright ones a box is suppressed when its
 * IoU with a kept one is greater than the threshold, and of equal scores the one that comes first
 * in the input is surer.
 */
public final class RotatedNms {
  private RotatedNms() {}

  /**
   * Suppresses without regard to classes.
   *
   * @param boxes boxes
   * @param scores a score for each box
   * @param threshold overlap above which a box is suppressed, in [0, 1]
   * @return indices of the kept boxes, surest first
   * @throws IllegalArgumentException if the lengths differ, a score is NaN or the threshold is
   *     outside [0, 1]
   */
  public static int[] hard(List<RotatedBox> boxes, double[] scores, double threshold) {
    return perClass(boxes, scores, new int[scores.length], threshold);
  }

  /**
   * Suppresses within each class: boxes of different classes don't touch each other.
   *
   * @param boxes boxes
   * @param scores a score for each box
   * @param classes a class for each box
   * @param threshold overlap above which a box is suppressed, in [0, 1]
   * @return indices of the kept boxes, surest first over all classes
   * @throws IllegalArgumentException if the lengths differ, a score is NaN or the threshold is
   *     outside [0, 1]
   */
  public static int[] perClass(
      List<RotatedBox> boxes, double[] scores, int[] classes, double threshold) {
    ScoredInput.require(boxes.size(), scores, classes);
    ScoredInput.requireShare("threshold", threshold);
    int[] kept = new int[scores.length];
    int count = 0;
    for (int candidate : ScoreOrder.of(scores)) {
      boolean suppressed = false;
      for (int k = 0; k < count && !suppressed; k++) {
        suppressed =
            classes[kept[k]] == classes[candidate]
                && Iou.of(boxes.get(kept[k]), boxes.get(candidate)) > threshold;
      }
      if (!suppressed) {
        kept[count++] = candidate;
      }
    }
    return Arrays.copyOf(kept, count);
  }
}
