package org.fovea.samples.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.DetectionDataset;

/**
 * The least score at which a detector does best: the greatest F1 over all pictures and classes at
 * an overlap of 0.5. It is chosen on the very pictures that it is reported for, so it flatters; it
 * serves to draw a picture with neither too many boxes nor too few.
 *
 * @param score detections at least this sure count; positive infinity where none is right
 * @param precision share of those detections that are right
 * @param recall share of the truths that they find
 */
public record OperatingPoint(double score, double precision, double recall) {
  /**
   * The harmonic mean of precision and recall.
   *
   * @return F1 in [0, 1]
   */
  public double f1() {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  /**
   * Finds the best point.
   *
   * @param truth what there is
   * @param detections what was found
   * @return the best point, the surest where several are equal
   */
  public static OperatingPoint best(DetectionDataset truth, List<Detection> detections) {
    Map<Long, List<Annotation>> truths = truth.annotationsByImage();
    long objects = truth.annotations().stream().filter(a -> !a.crowd()).count();
    List<PictureMatch.Outcome> outcomes = new ArrayList<>();
    DetectionsByImage.of(detections)
        .forEach(
            (image, found) ->
                outcomes.addAll(
                    PictureMatch.of(
                            truths.getOrDefault(image, List.of()), found, Double.NEGATIVE_INFINITY)
                        .outcomes()));
    outcomes.sort(
        Comparator.comparingDouble((PictureMatch.Outcome o) -> o.detection().score()).reversed());
    OperatingPoint best = new OperatingPoint(Double.POSITIVE_INFINITY, 0, 0);
    int right = 0;
    for (int i = 0; i < outcomes.size(); i++) {
      right += outcomes.get(i).right() ? 1 : 0;
      double score = outcomes.get(i).detection().score();
      boolean lastOfScore =
          i + 1 == outcomes.size() || outcomes.get(i + 1).detection().score() < score;
      if (lastOfScore && right > 0) {
        OperatingPoint point =
            new OperatingPoint(score, (double) right / (i + 1), (double) right / objects);
        best = point.f1() > best.f1() ? point : best;
      }
    }
    return best;
  }
}
