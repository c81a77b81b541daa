package org.fovea.classic.cascade;

import java.util.Arrays;
import org.fovea.classic.boosting.Boosting;

/**
 * The threshold of a stage that lets enough objects pass, and what passes it.
 *
 * @param threshold of the stage
 * @param hitRate share of the objects that pass
 * @param falseAlarmRate share of the background windows that pass
 */
record StageScores(float threshold, double hitRate, double falseAlarmRate) {
  /** Of examples that are objects up to an index and background windows from there on. */
  static StageScores of(Boosting<?> boosting, int objects, int examples, double minHitRate) {
    double[] sorted = new double[objects];
    Arrays.setAll(sorted, boosting::score);
    Arrays.sort(sorted);
    int mayFail = (int) Math.floor((1 - minHitRate) * objects);
    double least = sorted[Math.min(mayFail, objects - 1)];
    float threshold = (float) least;
    while (Stage.leastSum(threshold) > least) {
      threshold = Math.nextDown(threshold);
    }
    int hits = 0;
    int alarms = 0;
    for (int i = 0; i < examples; i++) {
      if (boosting.score(i) >= Stage.leastSum(threshold)) {
        hits += i < objects ? 1 : 0;
        alarms += i < objects ? 0 : 1;
      }
    }
    return new StageScores(
        threshold, (double) hits / objects, (double) alarms / (examples - objects));
  }
}
