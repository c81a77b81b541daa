package org.fovea.metrics.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fovea.metrics.coco.CategoryRanking;
import org.fovea.metrics.coco.CocoEvaluator;

/**
 * AP of a data set in which every image occurs as often as its weight says. A detection that occurs
 * n times is n steps of its category's curve; nothing is matched again.
 */
final class WeightedPrecision {
  // What the evaluator adds to the divisor.
  private static final double EPSILON = 0x1p-52;

  private final long[] imageIds;
  private final int thresholds;
  private final double[] recalls;
  private final List<Ranked> categories = new ArrayList<>();

  /** The detections of a category that count at some overlap, surest first, and its truths. */
  private record Ranked(
      int[] images, long[] hits, long[] misses, int[] truthImages, int[] truthCounts) {}

  /** Working space of one thread. */
  static final class Space {
    private final int[] found;
    private final int[] falsePositives;
    private final int[] steps;
    private final int[][] foundAt;
    private final double[][] precisionAt;

    private Space(int thresholds, int steps) {
      found = new int[thresholds];
      falsePositives = new int[thresholds];
      this.steps = new int[thresholds];
      foundAt = new int[thresholds][steps];
      precisionAt = new double[thresholds][steps];
    }
  }

  WeightedPrecision(CocoEvaluator evaluator) {
    imageIds = evaluator.imageIds().stream().mapToLong(id -> id).toArray();
    thresholds = evaluator.params().iouThresholds().size();
    if (thresholds > Long.SIZE) {
      throw new IllegalArgumentException(
          "at most %d IoU thresholds can be resampled, got %d".formatted(Long.SIZE, thresholds));
    }
    recalls = evaluator.params().recallThresholds().stream().mapToDouble(r -> r).toArray();
    for (CategoryRanking ranking : evaluator.rankings()) {
      if (ranking.positives() > 0) {
        categories.add(packed(ranking));
      }
    }
  }

  private Ranked packed(CategoryRanking ranking) {
    int[] images = new int[ranking.size()];
    long[] hits = new long[images.length];
    long[] misses = new long[images.length];
    int n = 0;
    for (int rank = 0; rank < images.length; rank++) {
      hits[n] = 0;
      misses[n] = 0;
      for (int t = 0; t < thresholds; t++) {
        hits[n] |= ranking.isTruePositive(rank, t) ? 1L << t : 0;
        misses[n] |= ranking.isFalsePositive(rank, t) ? 1L << t : 0;
      }
      if ((hits[n] | misses[n]) != 0) {
        images[n++] = indexOf(ranking.imageId(rank));
      }
    }
    Map<Long, Integer> positives = ranking.positivesByImage();
    return new Ranked(
        Arrays.copyOf(images, n),
        Arrays.copyOf(hits, n),
        Arrays.copyOf(misses, n),
        positives.keySet().stream().mapToInt(this::indexOf).toArray(),
        positives.values().stream().mapToInt(count -> count).toArray());
  }

  private int indexOf(long imageId) {
    return Arrays.binarySearch(imageIds, imageId);
  }

  /** Image ids in the order of the weights, ascending. */
  long[] imageIds() {
    return imageIds;
  }

  Space newSpace() {
    int steps = 0;
    for (Ranked category : categories) {
      steps = Math.max(steps, (int) Arrays.stream(category.hits).filter(bits -> bits != 0).count());
    }
    return new Space(thresholds, steps);
  }

  /**
   * The mean over categories for each overlap.
   *
   * @param weights of each image, at least 0, their sum below 2^31
   * @return AP of each threshold, NaN where no image with a weight holds a truth
   */
  double[] at(int[] weights, Space space) {
    double[] sums = new double[thresholds];
    int counted = 0;
    for (Ranked category : categories) {
      long positives = 0;
      for (int i = 0; i < category.truthImages.length; i++) {
        positives += (long) weights[category.truthImages[i]] * category.truthCounts[i];
      }
      if (positives > 0) {
        counted++;
        walk(category, weights, space);
        for (int t = 0; t < thresholds; t++) {
          sums[t] += average(t, positives, space);
        }
      }
    }
    for (int t = 0; t < thresholds; t++) {
      sums[t] /= counted;
    }
    return sums;
  }

  private void walk(Ranked category, int[] weights, Space space) {
    Arrays.fill(space.found, 0);
    Arrays.fill(space.falsePositives, 0);
    Arrays.fill(space.steps, 0);
    int[] images = category.images;
    long[] allMisses = category.misses;
    long all = -1L >>> (Long.SIZE - thresholds);
    int missed = 0;
    for (int i = 0; i < images.length; i++) {
      int weight = weights[images[i]];
      if (weight == 0) {
        continue;
      }
      long misses = allMisses[i];
      if (misses == all) {
        missed += weight;
        continue;
      }
      for (; misses != 0; misses &= misses - 1) {
        space.falsePositives[Long.numberOfTrailingZeros(misses)] += weight;
      }
      for (long hits = category.hits[i]; hits != 0; hits &= hits - 1) {
        int t = Long.numberOfTrailingZeros(hits);
        int found = space.found[t] += weight;
        int step = space.steps[t]++;
        space.foundAt[t][step] = found;
        space.precisionAt[t][step] = found / (missed + space.falsePositives[t] + found + EPSILON);
      }
    }
  }

  private double average(int t, long positives, Space space) {
    double[] precision = space.precisionAt[t];
    int[] found = space.foundAt[t];
    int steps = space.steps[t];
    for (int i = steps - 2; i >= 0; i--) {
      precision[i] = Math.max(precision[i], precision[i + 1]);
    }
    double sum = 0;
    int i = 0;
    for (double recall : recalls) {
      while (i < steps && (double) found[i] / positives < recall) {
        i++;
      }
      if (i == steps) {
        break;
      }
      sum += precision[i];
    }
    return sum / recalls.length;
  }
}
