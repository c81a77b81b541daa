package org.fovea.metrics.analysis;

/**
 * Where to cut a detector's scores.
 *
 * @param score least score of detections to keep; positive infinity to keep none
 * @param precision share of right ones among the kept, in [0, 1], 0 without any
 * @param recall share of found ones among the truths, in [0, 1]
 * @param f1 harmonic mean of both, in [0, 1]; -1 where there are no truths
 */
public record ScoreThreshold(double score, double precision, double recall, double f1) {
  /** Keeps nothing, which is all there is to do without truths. */
  static final ScoreThreshold WITHOUT_TRUTHS =
      new ScoreThreshold(Double.POSITIVE_INFINITY, 0, 0, -1);
}
