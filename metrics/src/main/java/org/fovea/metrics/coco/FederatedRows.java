package org.fovea.metrics.coco;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.detection.ScoreOrder;

/** Which detections of an image count by LVIS's rules. */
final class FederatedRows {
  private FederatedRows() {}

  /**
   * The surest detections of the image, without those of categories that nobody looked for in it.
   *
   * @param truths what is in it
   * @param rows the image's rows of the table in their order, not modified
   * @param limit how many of the surest come into question, whatever their categories
   * @return the rows that count; in their order, or by descending score where some were too many
   */
  static int[] of(
      ImageInfo image, List<Annotation> truths, DetectionTable table, int[] rows, int limit) {
    Set<Integer> present = new HashSet<>();
    for (Annotation truth : truths) {
      present.add(truth.categoryId());
    }
    int[] kept = new int[rows.length];
    int n = 0;
    for (int row : surest(table, rows, limit)) {
      int category = table.categoryId(row);
      if (present.contains(category) || image.negativeCategoryIds().contains(category)) {
        kept[n++] = row;
      }
    }
    return Arrays.copyOf(kept, n);
  }

  private static int[] surest(DetectionTable table, int[] rows, int limit) {
    if (rows.length <= limit) {
      return rows;
    }
    double[] scores = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      scores[i] = table.score(rows[i]);
    }
    int[] order = ScoreOrder.of(scores);
    int[] surest = new int[limit];
    for (int i = 0; i < limit; i++) {
      surest[i] = rows[order[i]];
    }
    return surest;
  }
}
