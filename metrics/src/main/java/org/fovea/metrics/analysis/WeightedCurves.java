package org.fovea.metrics.analysis;

import java.util.Arrays;

/**
 * The precision-recall curves of one category at each overlap, where images have weights. It keeps
 * its space from category to category, so one thread uses it at a time.
 */
final class WeightedCurves {
  // What the evaluator adds to the divisor.
  private static final double EPSILON = 0x1p-52;

  private final double[] recalls;
  // how many must be found to reach each recall
  private final long[] needed;
  // of each overlap
  private final int[] found;
  private final int[] falsePositives;
  private final int[] steps;
  // and of each detection that is right at it
  private final int[][] foundAt;
  private final double[][] precisionAt;

  /**
   * @param most how many detections a category may have that are not wrong at every overlap
   */
  WeightedCurves(double[] recalls, int thresholds, int most) {
    this.recalls = recalls;
    needed = new long[recalls.length];
    found = new int[thresholds];
    falsePositives = new int[thresholds];
    steps = new int[thresholds];
    foundAt = new int[thresholds][most];
    precisionAt = new double[thresholds][most];
  }

  /** Draws the curves of a category, which has truths in images with a weight. */
  void draw(RankedOutcomes category, int[] weights, long positives) {
    walk(category, weights);
    findNeeded(positives);
    for (int t = 0; t < steps.length; t++) {
      double[] precision = precisionAt[t];
      for (int i = steps[t] - 2; i >= 0; i--) {
        precision[i] = Math.max(precision[i], precision[i + 1]);
      }
    }
  }

  private void walk(RankedOutcomes category, int[] weights) {
    Arrays.fill(found, 0);
    Arrays.fill(falsePositives, 0);
    Arrays.fill(steps, 0);
    int[] wrongImages = category.wrongImages;
    int wrong = 0;
    int missed = 0;
    for (int i = 0; i < category.size; i++) {
      int before = category.wrongBefore[i];
      for (; wrong < before; wrong++) {
        missed += weights[wrongImages[wrong]];
      }
      int weight = weights[category.images[i]];
      if (weight == 0) {
        continue;
      }
      for (long misses = category.misses[i]; misses != 0; misses &= misses - 1) {
        falsePositives[Long.numberOfTrailingZeros(misses)] += weight;
      }
      for (long hits = category.hits[i]; hits != 0; hits &= hits - 1) {
        int t = Long.numberOfTrailingZeros(hits);
        found[t] += weight;
        int step = steps[t]++;
        foundAt[t][step] = found[t];
        precisionAt[t][step] = found[t] / (missed + falsePositives[t] + found[t] + EPSILON);
      }
    }
  }

  /** The least counts whose quotients, as they are rounded, reach the recalls. */
  private void findNeeded(long positives) {
    for (int r = 0; r < recalls.length; r++) {
      long count = (long) Math.ceil(recalls[r] * positives);
      while (count > 0 && (double) (count - 1) / positives >= recalls[r]) {
        count--;
      }
      while ((double) count / positives < recalls[r]) {
        count++;
      }
      needed[r] = count;
    }
  }

  /** The mean of the precision at all recalls. */
  double averagePrecision(int t) {
    double sum = 0;
    int i = 0;
    for (long count : needed) {
      while (i < steps[t] && foundAt[t][i] < count) {
        i++;
      }
      sum += i < steps[t] ? precisionAt[t][i] : 0;
    }
    return sum / needed.length;
  }
}
