package org.fovea.metrics.coco;

import java.util.stream.IntStream;
import org.fovea.metrics.detection.ScoreOrder;

/** Makes a category's precision-recall curves of what became of its detections. */
final class CategoryCurves {
  private final CocoParams params;
  private final double[] recallThresholds;

  CategoryCurves(CocoParams params) {
    this.params = params;
    recallThresholds = params.recallThresholds().stream().mapToDouble(r -> r).toArray();
  }

  /** Writes the numbers of category k where there is something to be found. */
  void accumulate(CategoryOutcomes outcomes, int k, ResultArrays into) {
    int[] ranks = new int[outcomes.size()];
    int[] sorted = sorted(outcomes, ranks);
    int[] kept = new int[sorted.length];
    TruePositives found = new TruePositives(params, outcomes);
    for (int m = 0; m < params.maxDetections().size(); m++) {
      int limit = params.maxDetections().get(m);
      int n = 0;
      for (int row : sorted) {
        if (ranks[row] < limit) {
          kept[n++] = row;
        }
      }
      found.find(kept, n);
      for (int a = 0; a < params.areas().size(); a++) {
        long positives = outcomes.positives(a);
        if (positives == 0) {
          continue;
        }
        for (int t = 0; t < params.iouThresholds().size(); t++) {
          into.recall[into.recallAt(t, k, a, m)] = (double) found.count(a, t) / positives;
          readOff(found, a, t, positives, n == 0 ? 0 : outcomes.score(kept[0]), k, m, into);
        }
      }
    }
  }

  /** All rows by descending score; of equal ones those of the image with the lower id first. */
  static int[] sorted(CategoryOutcomes outcomes, int[] ranks) {
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

  /** Precision and score at the first place where each recall is reached, 0 where it never is. */
  private void readOff(
      TruePositives found,
      int a,
      int t,
      long positives,
      double highestScore,
      int k,
      int m,
      ResultArrays into) {
    int count = found.count(a, t);
    int j = 0;
    for (int r = 0; r < recallThresholds.length; r++) {
      double recall = recallThresholds[r];
      double precision = 0;
      double score = 0;
      if (recall <= 0) {
        precision = count > 0 ? found.envelope(a, t, 0) : 0;
        score = highestScore;
      } else {
        while (j < count && (double) (j + 1) / positives < recall) {
          j++;
        }
        if (j < count) {
          precision = found.envelope(a, t, j);
          score = found.score(a, t, j);
        }
      }
      int at = into.precisionAt(t, r, k, a, m);
      into.precision[at] = precision;
      into.scores[at] = score;
    }
  }
}
