package org.fovea.metrics.classification;

import java.util.Arrays;
import org.fovea.metrics.detection.ScoreOrder;

/** How many positives and negatives have at least each score that occurs, from the highest on. */
final class ThresholdCounts {
  private final double[] thresholds;
  private final long[] truePositives;
  private final long[] falsePositives;

  ThresholdCounts(double[] scores, boolean[] positive) {
    int n = scores.length;
    double[] distinct = new double[n];
    long[] hitsAbove = new long[n];
    long[] missesAbove = new long[n];
    int size = 0;
    long hits = 0;
    long misses = 0;
    int[] order = ScoreOrder.of(scores);
    for (int i = 0; i < n; i++) {
      if (positive[order[i]]) {
        hits++;
      } else {
        misses++;
      }
      if (i + 1 == n || scores[order[i + 1]] != scores[order[i]]) {
        distinct[size] = scores[order[i]];
        hitsAbove[size] = hits;
        missesAbove[size++] = misses;
      }
    }
    thresholds = Arrays.copyOf(distinct, size);
    truePositives = Arrays.copyOf(hitsAbove, size);
    falsePositives = Arrays.copyOf(missesAbove, size);
  }

  int size() {
    return thresholds.length;
  }

  double threshold(int i) {
    return thresholds[i];
  }

  long truePositives(int i) {
    return truePositives[i];
  }

  long falsePositives(int i) {
    return falsePositives[i];
  }

  long positives() {
    return thresholds.length == 0 ? 0 : truePositives[thresholds.length - 1];
  }

  long negatives() {
    return thresholds.length == 0 ? 0 : falsePositives[thresholds.length - 1];
  }
}
