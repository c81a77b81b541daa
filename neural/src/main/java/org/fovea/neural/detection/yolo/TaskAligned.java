package org.fovea.neural.detection.yolo;

import java.util.Arrays;
import org.fovea.metrics.detection.ScoreOrder;
import org.fovea.neural.detection.Boxes;
import org.fovea.neural.detection.Matcher;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/**
 * Assigns predictions to true objects by how well they do both tasks (TOOD, Feng et al., 2021,
 * arXiv:2108.07755, section 3.2): the alignment of a pair is {@code s^alpha u^beta} with the score
 * s of the object's class and the overlap u. Each object takes the best aligned predictions of the
 * points within it; of several objects that took the same prediction the one that it overlaps most
 * keeps it. Those without any overlap learn nothing. The same measure serves the consistent dual
 * assignments of YOLOv10 (Wang et al., 2024, arXiv:2405.14458, section 3.1): one prediction for
 * each object with {@code topK} 1, several with more.
 *
 * <p>Small objects lie between points: an object with fewer than {@code least} points within it
 * chooses among the {@code least} points nearest to its centre as well.
 *
 * <p>A value out of range is an {@link IllegalArgumentException}.
 *
 * @param topK how many predictions an object takes, at least 1
 * @param alpha exponent of the score, 0 or more
 * @param beta exponent of the overlap, above 0
 * @param least points that an object chooses among at least, 0 or more
 */
public record TaskAligned(int topK, double alpha, double beta, int least) implements PointAssigner {
  /** Looks at the values. */
  public TaskAligned {
    if (topK < 1 || !(alpha >= 0) || !(beta > 0) || least < 0) {
      throw new IllegalArgumentException(
          "task aligned: topK %d, alpha %s, beta %s, least %d, expected 1 or more, 0 or more, above 0, 0 or more"
              .formatted(topK, alpha, beta, least));
    }
  }

  /**
   * YOLOv10's for many predictions to an object: 10 of them, alpha 0.5, beta 6; at least 4 points
   * to choose among.
   *
   * @return the assigner
   */
  public static TaskAligned oneToMany() {
    return new TaskAligned(10, 0.5, 6, 4);
  }

  /**
   * The same for one prediction to an object.
   *
   * @return the assigner
   */
  public static TaskAligned oneToOne() {
    return new TaskAligned(1, 0.5, 6, 4);
  }

  /**
   * Assigns the predictions of a picture.
   *
   * @param truths {@code [G, 4]}: x1, y1, x2, y2, G may be 0
   * @param labels {@code [G]}, from 1
   * @param boxes {@code [A, 4]}, as predicted
   * @param scores {@code [A, labels]}, predicted probabilities of labels 1, 2 and so on, 0..1
   * @param points {@code A} points
   * @return the assignment; quality is the alignment, scaled for each object so that the greatest
   *     equals the object's greatest overlap
   */
  @Override
  public Assignment assign(
      Tensor truths, IntTensor labels, Tensor boxes, Tensor scores, AnchorPoints points) {
    PairShapes.require("task aligned", truths, labels, boxes, scores, points);
    int count = points.count();
    int objects = truths.dim(0);
    float[] overlaps = Boxes.iou(truths, boxes).data();
    int[] matches = new int[count];
    Arrays.fill(matches, Matcher.BELOW_LOW);
    double[] alignment = new double[count];
    for (int g = 0; g < objects; g++) {
      double[] aligned = new double[count];
      boolean[] eligible = PointSets.candidates(truths, g, points, least);
      for (int a = 0; a < count; a++) {
        if (eligible[a]) {
          double score = scores.data()[a * scores.dim(1) + labels.data()[g] - 1];
          aligned[a] = Math.pow(score, alpha) * Math.pow(overlaps[g * count + a], beta);
        }
      }
      int[] order = ScoreOrder.of(aligned);
      for (int i = 0; i < Math.min(topK, count) && aligned[order[i]] > 0; i++) {
        int a = order[i];
        if (matches[a] < 0 || overlaps[g * count + a] > overlaps[matches[a] * count + a]) {
          matches[a] = g;
          alignment[a] = aligned[a];
        }
      }
    }
    return new Assignment(IntTensor.of(matches), scaled(alignment, matches, overlaps, objects));
  }

  private static Tensor scaled(double[] alignment, int[] matches, float[] overlaps, int objects) {
    int count = matches.length;
    double[] greatest = new double[objects];
    double[] overlap = new double[objects];
    for (int a = 0; a < count; a++) {
      int g = matches[a];
      if (g >= 0) {
        greatest[g] = Math.max(greatest[g], alignment[a]);
        overlap[g] = Math.max(overlap[g], overlaps[g * count + a]);
      }
    }
    float[] quality = new float[count];
    for (int a = 0; a < count; a++) {
      int g = matches[a];
      if (g >= 0) {
        quality[a] = (float) (alignment[a] / greatest[g] * overlap[g]);
      }
    }
    return Tensor.of(quality, count);
  }
}
