package org.fovea.metrics.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.ScoreOrder;
import org.fovea.metrics.geometry.Box;

/**
 * Greedy non-maximum suppression: the surest detection is kept and those that overlap it too much
 * are dropped, then the surest of the rest, and so on.
 *
 * <p>A box is suppressed when its IoU with a kept one is greater than the threshold; at exactly the
 * threshold it stays. Of equal scores the one that comes first in the input is surer ({@link
 * ScoreOrder}).
 */
public final class Nms {
  private Nms() {}

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
  public static int[] hard(List<Box> boxes, double[] scores, double threshold) {
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
  public static int[] perClass(List<Box> boxes, double[] scores, int[] classes, double threshold) {
    int n = boxes.size();
    ScoredInput.require(n, scores, classes);
    ScoredInput.requireShare("threshold", threshold);
    double[] x1 = new double[n];
    double[] y1 = new double[n];
    double[] x2 = new double[n];
    double[] y2 = new double[n];
    double[] area = new double[n];
    int[] kept = new int[n];
    int count = 0;
    for (int candidate : ScoreOrder.of(scores)) {
      Box box = boxes.get(candidate);
      int label = classes[candidate];
      double boxArea = box.area();
      boolean suppressed = false;
      for (int k = 0; k < count && !suppressed; k++) {
        if (classes[kept[k]] == label) {
          double width = Math.min(x2[k], box.x2()) - Math.max(x1[k], box.x1());
          double height = Math.min(y2[k], box.y2()) - Math.max(y1[k], box.y1());
          if (width > 0 && height > 0) {
            double shared = width * height;
            suppressed = shared / (area[k] + boxArea - shared) > threshold;
          }
        }
      }
      if (!suppressed) {
        x1[count] = box.x1();
        y1[count] = box.y1();
        x2[count] = box.x2();
        y2[count] = box.y2();
        area[count] = boxArea;
        kept[count++] = candidate;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  /**
   * Suppresses the detections of one image within each category.
   *
   * @param detections detections of one image
   * @param threshold overlap above which a detection is suppressed, in [0, 1]
   * @return the kept ones, surest first
   * @throws IllegalArgumentException if a score is NaN or the threshold is outside [0, 1]
   */
  public static List<Detection> perCategory(List<Detection> detections, double threshold) {
    List<Box> boxes = new ArrayList<>(detections.size());
    double[] scores = new double[detections.size()];
    int[] classes = new int[detections.size()];
    for (int i = 0; i < scores.length; i++) {
      Detection d = detections.get(i);
      boxes.add(d.box());
      scores[i] = d.score();
      classes[i] = d.categoryId();
    }
    List<Detection> kept = new ArrayList<>();
    for (int i : perClass(boxes, scores, classes, threshold)) {
      kept.add(detections.get(i));
    }
    return kept;
  }
}
