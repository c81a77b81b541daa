package org.fovea.metrics.voc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.detection.ScoreOrder;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Iou;

/**
 * Pascal VOC's evaluation of detected boxes.
 *
 * <p>A detection is held against the truth of its image and category that it overlaps most (the
 * first of equals), found before or not. If that overlap reaches the threshold, the detection is
 * right where the truth was not found before, wrong where it was, and neither where the truth is
 * difficult or a crowd; else it is wrong.
 *
 * <p>The development kit counts pixels at both ends of a box; the boxes here end where their last
 * pixel ends, which is the same.
 */
public final class VocEvaluator {
  private VocEvaluator() {}

  private record Place(int categoryId, long imageId) {}

  /**
   * Evaluates the detections of a data set. Those of categories and images that it doesn't list are
   * left out.
   *
   * @param truth what there is
   * @param detections what was found, in any order; it decides between equal scores
   * @param params what is evaluated
   * @return the numbers
   * @throws IllegalArgumentException if a detection's box has a negative size
   */
  public static VocResult evaluate(
      DetectionDataset truth, DetectionTable detections, VocParams params) {
    Map<Place, List<Annotation>> truths = new HashMap<>();
    Map<Integer, Integer> positives = new HashMap<>();
    Map<Integer, List<Integer>> rows = new HashMap<>();
    for (Category category : truth.categories()) {
      positives.put(category.id(), 0);
      rows.put(category.id(), new ArrayList<>());
    }
    Set<Long> images = new HashSet<>();
    for (ImageInfo image : truth.images()) {
      images.add(image.id());
    }
    for (Annotation a : truth.annotations()) {
      if (images.contains(a.imageId()) && positives.containsKey(a.categoryId())) {
        Place place = new Place(a.categoryId(), a.imageId());
        truths.computeIfAbsent(place, p -> new ArrayList<>()).add(a);
        positives.merge(a.categoryId(), isNeutral(a) ? 0 : 1, Integer::sum);
      }
    }
    for (int row = 0; row < detections.size(); row++) {
      List<Integer> ofCategory = rows.get(detections.categoryId(row));
      if (ofCategory != null && images.contains(detections.imageId(row))) {
        ofCategory.add(row);
      }
    }
    Map<Integer, VocCurve> curves = new HashMap<>();
    rows.forEach(
        (category, ofCategory) ->
            curves.put(
                category,
                curve(
                    category,
                    positives.getOrDefault(category, 0),
                    truths,
                    detections,
                    ofCategory,
                    params)));
    return new VocResult(params, curves);
  }

  private static boolean isNeutral(Annotation truth) {
    return truth.difficult() || truth.crowd();
  }

  private static VocCurve curve(
      int category,
      int positives,
      Map<Place, List<Annotation>> truths,
      DetectionTable table,
      List<Integer> rows,
      VocParams params) {
    double[] fileScores = rows.stream().mapToDouble(table::score).toArray();
    int[] order = ScoreOrder.of(fileScores);
    double[] scores = new double[order.length];
    byte[] outcomes = new byte[order.length];
    Set<Annotation> found = Collections.newSetFromMap(new IdentityHashMap<>());
    double[] xywh = new double[4];
    for (int i = 0; i < order.length; i++) {
      int row = rows.get(order[i]);
      scores[i] = fileScores[order[i]];
      table.copyBox(row, xywh, 0);
      Box box = Box.ofXywh(xywh[0], xywh[1], xywh[2], xywh[3]);
      Annotation best = null;
      double overlap = 0;
      for (Annotation truth :
          truths.getOrDefault(new Place(category, table.imageId(row)), List.of())) {
        double iou = Iou.of(box, truth.box());
        if (best == null || iou > overlap) {
          best = truth;
          overlap = iou;
        }
      }
      boolean reached =
          params.inclusive() ? overlap >= params.iouThreshold() : overlap > params.iouThreshold();
      if (best == null || !reached) {
        outcomes[i] = -1;
      } else if (!isNeutral(best)) {
        outcomes[i] = (byte) (found.add(best) ? 1 : -1);
      }
    }
    return new VocCurve(positives, scores, outcomes);
  }
}
