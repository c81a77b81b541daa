package org.fovea.metrics.coco;

import java.util.Arrays;

/**
 * The true positives of a category for each range of size and each overlap, with the precision at
 * each. No other place can set the envelope of precision: between two true positives it only falls.
 */
final class TruePositives {
  // numpy.spacing(1), which the reference adds to the divisor
  private static final double EPSILON = 0x1p-52;

  private final CategoryOutcomes outcomes;
  private final int areas;
  private final int thresholds;
  // of each area and threshold: how many true and false positives there are so far
  private final int[] counts;
  private final int[] falsePositives;
  // and, from starts on, the precision at each true positive and its row
  private final int[] starts;
  private final double[] envelopes;
  private final int[] rows;

  TruePositives(CocoParams params, CategoryOutcomes outcomes) {
    this.outcomes = outcomes;
    areas = params.areas().size();
    thresholds = params.iouThresholds().size();
    counts = new int[areas * thresholds];
    falsePositives = new int[areas * thresholds];
    starts = new int[areas * thresholds + 1];
    for (int i = 0; i < counts.length; i++) {
      long most = Math.min(outcomes.size(), outcomes.positives(i / thresholds));
      starts[i + 1] = Math.toIntExact(starts[i] + most);
    }
    envelopes = new double[starts[counts.length]];
    rows = new int[starts[counts.length]];
  }

  /** Goes through n rows in their order, forgetting those before. */
  void find(int[] order, int n) {
    Arrays.fill(counts, 0);
    Arrays.fill(falsePositives, 0);
    for (int first = 0; first < thresholds; first += Long.SIZE) {
      int last = Math.min(first + Long.SIZE, thresholds);
      for (int a = 0; a < areas; a++) {
        find(order, n, a * thresholds + first, last - first, 2 * a * thresholds + first);
      }
    }
    for (int i = 0; i < counts.length; i++) {
      for (int j = starts[i] + counts[i] - 2; j >= starts[i]; j--) {
        envelopes[j] = Math.max(envelopes[j], envelopes[j + 1]);
      }
    }
  }

  /** For up to 64 overlaps of one range of size, whose bits begin at {@code truePositiveBit}. */
  private void find(int[] order, int n, int from, int width, int truePositiveBit) {
    long all = -1L >>> (Long.SIZE - width);
    int missed = 0;
    for (int i = 0; i < n; i++) {
      int row = order[i];
      long hits = outcomes.bits(row, truePositiveBit) & all;
      long misses = outcomes.bits(row, truePositiveBit + thresholds) & all;
      if (misses == all) {
        missed++;
        continue;
      }
      for (; misses != 0; misses &= misses - 1) {
        falsePositives[from + Long.numberOfTrailingZeros(misses)]++;
      }
      for (; hits != 0; hits &= hits - 1) {
        int at = from + Long.numberOfTrailingZeros(hits);
        int place = starts[at] + counts[at]++;
        int tp = counts[at];
        envelopes[place] = tp / (missed + falsePositives[at] + tp + EPSILON);
        rows[place] = row;
      }
    }
  }

  int count(int area, int threshold) {
    return counts[area * thresholds + threshold];
  }

  /** The highest precision at the true positive with this number from 0 or after it. */
  double envelope(int area, int threshold, int number) {
    return envelopes[starts[area * thresholds + threshold] + number];
  }

  double score(int area, int threshold, int number) {
    return outcomes.score(rows[starts[area * thresholds + threshold] + number]);
  }
}
