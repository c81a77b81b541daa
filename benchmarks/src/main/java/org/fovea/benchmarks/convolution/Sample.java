package org.fovea.benchmarks.convolution;

import java.util.Arrays;

/**
 * Times of the same thing.
 *
 * @param medianMillis half of the runs took no longer
 * @param minimumMillis no run was faster
 */
record Sample(double medianMillis, double minimumMillis) {
  static Sample of(double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Sample(median, sorted[0]);
  }
}
