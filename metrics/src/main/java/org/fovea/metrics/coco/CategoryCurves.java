package org.fovea.metrics.coco;

import java.util.stream.IntStream;
import org.fovea.metrics.detection.ScoreOrder;

/** Makes a category's precision-recall curves of what became of its detections. */
final class CategoryCurves {
  // numpy.spacing(1), which the reference adds to the divisor
  private static final double EPSILON = 0x1p-52;

  private final CocoParams params;
  private final double[] recallThresholds;
  private final int words;

  CategoryCurves(CocoParams params) {
    this.params = params;
    recallThresholds = params.recallThresholds().stream().mapToDouble(r -> r).toArray();
    words = (2 * params.areas().size() * params.iouThresholds().size() + Long.SIZE - 1) / Long.SIZE;
  }

  /** Writes the numbers of category k where there is something to be found. */
  void accumulate(CategoryOutcomes outcomes, int k, ResultArrays into) {
    int[] ranks = new int[outcomes.size()];
    int[] sorted = sorted(outcomes, ranks);
    int[] kept = new int[sorted.length];
    double[] scores = new double[sorted.length];
    long[][] bits = new long[words][sorted.length];
    double[] precisions = new double[sorted.length];
    int[] places = new int[sorted.length];
    int thresholds = params.iouThresholds().size();
    for (int m = 0; m < params.maxDetections().size(); m++) {
      int limit = params.maxDetections().get(m);
      int n = 0;
      for (int row : sorted) {
        if (ranks[row] < limit) {
          scores[n] = outcomes.score(row);
          kept[n++] = row;
        }
      }
      for (int w = 0; w < words; w++) {
        for (int i = 0; i < n; i++) {
          bits[w][i] = outcomes.bits()[kept[i] * words + w];
        }
      }
      for (int a = 0; a < params.areas().size(); a++) {
        long positives = outcomes.positives(a);
        if (positives == 0) {
          continue;
        }
        for (int t = 0; t < thresholds; t++) {
          int tpBit = 2 * a * thresholds + t;
          int fpBit = tpBit + thresholds;
          int found =
              truePositives(
                  bits[tpBit >> 6], tpBit, bits[fpBit >> 6], fpBit, n, precisions, places);
          for (int i = found - 2; i >= 0; i--) {
            precisions[i] = Math.max(precisions[i], precisions[i + 1]);
          }
          into.recall[into.recallAt(t, k, a, m)] = (double) found / positives;
          readOff(found, positives, n, precisions, places, scores, into, t, k, a, m);
        }
      }
    }
  }

  /** All rows by descending score; of equal ones those of the image with the lower id first. */
  private static int[] sorted(CategoryOutcomes outcomes, int[] ranks) {
    int[] groups = IntStream.range(0, outcomes.groups()).toArray();
    boolean ascending = true;
    for (int g = 1; g < groups.length && ascending; g++) {
      ascending = outcomes.groupImage(g - 1) < outcomes.groupImage(g);
    }
    if (!ascending) {
      groups =
          IntStream.of(groups)
              .boxed()
              .sorted((g, h) -> Long.compare(outcomes.groupImage(g), outcomes.groupImage(h)))
              .mapToInt(g -> g)
              .toArray();
    }
    int[] rows = new int[outcomes.size()];
    double[] scores = new double[outcomes.size()];
    int n = 0;
    for (int g : groups) {
      int start = outcomes.groupStart(g);
      for (int row = start; row < outcomes.groupEnd(g); row++) {
        ranks[row] = row - start;
        scores[row] = outcomes.score(row);
        rows[n++] = row;
      }
    }
    ScoreOrder.sort(rows, 0, n, scores);
    return rows;
  }

  /**
   * Precision after each true positive, and where it stands. No other place can set the envelope:
   * between two true positives precision only falls.
   */
  private static int truePositives(
      long[] tpWord,
      int tpBit,
      long[] fpWord,
      int fpBit,
      int n,
      double[] precisions,
      int[] places) {
    int tp = 0;
    int fp = 0;
    for (int i = 0; i < n; i++) {
      fp += (int) (fpWord[i] >>> fpBit) & 1;
      if (((tpWord[i] >>> tpBit) & 1) != 0) {
        places[tp++] = i;
        precisions[tp - 1] = tp / (fp + tp + EPSILON);
      }
    }
    return tp;
  }

  /** Precision and score at the first place where each recall is reached, 0 where it never is. */
  private void readOff(
      int found,
      long positives,
      int n,
      double[] envelope,
      int[] places,
      double[] scores,
      ResultArrays into,
      int t,
      int k,
      int a,
      int m) {
    int j = 0;
    for (int r = 0; r < recallThresholds.length; r++) {
      double recall = recallThresholds[r];
      double precision = 0;
      double score = 0;
      if (recall <= 0) {
        precision = found > 0 ? envelope[0] : 0;
        score = n > 0 ? scores[0] : 0;
      } else {
        while (j < found && (double) (j + 1) / positives < recall) {
          j++;
        }
        if (j < found) {
          precision = envelope[j];
          score = scores[places[j]];
        }
      }
      int at = into.precisionAt(t, r, k, a, m);
      into.precision[at] = precision;
      into.scores[at] = score;
    }
  }
}
