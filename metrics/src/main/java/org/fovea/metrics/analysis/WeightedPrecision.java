package org.fovea.metrics.analysis;

import java.util.List;
import org.fovea.metrics.coco.CocoEvaluator;

/**
 * AP of a data set in which every image occurs as often as its weight says. A detection that occurs
 * n times is n steps of its category's curve; nothing is matched again.
 */
final class WeightedPrecision {
  private final long[] imageIds;
  private final int thresholds;
  private final double[] recalls;
  private final List<RankedOutcomes> categories;

  WeightedPrecision(CocoEvaluator evaluator) {
    imageIds = evaluator.imageIds().stream().mapToLong(id -> id).toArray();
    thresholds = evaluator.params().iouThresholds().size();
    if (thresholds > Long.SIZE) {
      throw new IllegalArgumentException(
          "at most %d IoU thresholds can be resampled, got %d".formatted(Long.SIZE, thresholds));
    }
    recalls = evaluator.params().recallThresholds().stream().mapToDouble(r -> r).toArray();
    categories =
        evaluator.rankings().stream()
            .filter(ranking -> ranking.positives() > 0)
            .map(ranking -> new RankedOutcomes(ranking, imageIds, thresholds))
            .toList();
  }

  /** Image ids in the order of the weights, ascending. */
  long[] imageIds() {
    return imageIds.clone();
  }

  /** Working space of one thread. */
  WeightedCurves newCurves() {
    int most = categories.stream().mapToInt(category -> category.size).max().orElse(0);
    return new WeightedCurves(recalls, thresholds, most);
  }

  /**
   * The mean over categories for each overlap.
   *
   * @param weights of each image, at least 0, their sum below 2^31
   * @return AP of each threshold, NaN where no image with a weight holds a truth
   */
  double[] at(int[] weights, WeightedCurves curves) {
    double[] means = new double[thresholds];
    int counted = 0;
    for (RankedOutcomes category : categories) {
      long positives = category.positives(weights);
      if (positives > 0) {
        counted++;
        curves.draw(category, weights, positives);
        for (int t = 0; t < thresholds; t++) {
          means[t] += curves.averagePrecision(t);
        }
      }
    }
    for (int t = 0; t < thresholds; t++) {
      means[t] /= counted;
    }
    return means;
  }
}
