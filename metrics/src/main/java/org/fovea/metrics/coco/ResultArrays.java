package org.fovea.metrics.coco;

import java.util.Arrays;

/**
 * The numbers of an evaluation in C order, -1 until they are set: precision and scores [T, R, K, A,
 * M], recall [T, K, A, M].
 */
final class ResultArrays {
  final int recalls;
  final int categories;
  final int areas;
  final int maxima;
  final double[] precision;
  final double[] scores;
  final double[] recall;

  ResultArrays(CocoParams params, int categories) {
    this.recalls = params.recallThresholds().size();
    this.categories = categories;
    this.areas = params.areas().size();
    this.maxima = params.maxDetections().size();
    long perThreshold = (long) categories * areas * maxima;
    long size = perThreshold * recalls * params.iouThresholds().size();
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "thresholds, categories, areas and maxima make " + size + " numbers, too many");
    }
    precision = new double[(int) size];
    scores = new double[(int) size];
    recall = new double[(int) (perThreshold * params.iouThresholds().size())];
    Arrays.fill(precision, -1);
    Arrays.fill(scores, -1);
    Arrays.fill(recall, -1);
  }

  int recallAt(int t, int k, int a, int m) {
    return ((t * categories + k) * areas + a) * maxima + m;
  }

  int precisionAt(int t, int r, int k, int a, int m) {
    return (((t * recalls + r) * categories + k) * areas + a) * maxima + m;
  }
}
