package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.metrics.detection.ScoreOrder;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.suppression.Nms;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/** Boxes of one picture with scores and labels, of which the best are kept. */
final class Candidates {
  private final List<Box> boxes = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private final List<Float> scores = new ArrayList<>();

  /** Adds one of the boxes {@code [N, 4]} of a tensor. */
  void add(Tensor from, int index, int label, float score) {
    float[] b = from.data();
    int at = 4 * index;
    boxes.add(new Box(b[at], b[at + 1], b[at + 2], b[at + 3]));
    labels.add(label);
    scores.add(score);
  }

  DetectedObjects suppressed(DecisionConfig decision) {
    return suppressed(decision.nmsIou(), decision.maxDetections());
  }

  /**
   * Drops boxes that overlap surer ones of the same label.
   *
   * @param iou the largest overlap that stays
   * @param limit how many stay at most
   */
  DetectedObjects suppressed(double iou, int limit) {
    double[] values = scores.stream().mapToDouble(Float::doubleValue).toArray();
    int[] classes = labels.stream().mapToInt(Integer::intValue).toArray();
    int[] kept = Nms.perClass(boxes, values, classes, iou);
    return chosen(Arrays.copyOf(kept, Math.min(limit, kept.length)));
  }

  /** All, in the order in which they were added. */
  DetectedObjects all() {
    return chosen(IntStream.range(0, boxes.size()).toArray());
  }

  private DetectedObjects chosen(int[] kept) {
    int count = kept.length;
    float[] keptBoxes = new float[4 * count];
    int[] keptLabels = new int[count];
    float[] keptScores = new float[count];
    for (int i = 0; i < count; i++) {
      Box box = boxes.get(kept[i]);
      keptBoxes[4 * i] = (float) box.x1();
      keptBoxes[4 * i + 1] = (float) box.y1();
      keptBoxes[4 * i + 2] = (float) box.x2();
      keptBoxes[4 * i + 3] = (float) box.y2();
      keptLabels[i] = labels.get(kept[i]);
      keptScores[i] = scores.get(kept[i]);
    }
    return new DetectedObjects(
        Tensor.of(keptBoxes, count, 4),
        IntTensor.of(keptLabels),
        Tensor.of(keptScores, count),
        null,
        null,
        null);
  }

  /**
   * The places of the greatest values of a range, greatest first, of equal ones the first.
   *
   * @param values some of which are looked at
   * @param from the first
   * @param to after the last
   * @param above only values above this
   * @param limit how many at most
   */
  static int[] best(float[] values, int from, int to, double above, int limit) {
    int[] places = new int[to - from];
    double[] chosen = new double[to - from];
    int count = 0;
    for (int i = from; i < to; i++) {
      // In float, so that a score of just the threshold counts as the reference counts it.
      if (values[i] > (float) above) {
        places[count] = i;
        chosen[count++] = values[i];
      }
    }
    int[] order = ScoreOrder.of(Arrays.copyOf(chosen, count));
    int[] best = new int[Math.min(limit, count)];
    for (int i = 0; i < best.length; i++) {
      best[i] = places[order[i]];
    }
    return best;
  }
}
