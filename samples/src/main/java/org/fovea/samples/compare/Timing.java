package org.fovea.samples.compare;

import java.util.Arrays;
import java.util.List;

/**
 * How long the pictures took.
 *
 * @param millis for each picture, in the order of the data set
 */
public record Timing(List<Double> millis) {
  public Timing {
    millis = List.copyOf(millis);
  }

  /**
   * The mean.
   *
   * @return milliseconds, 0 without pictures
   */
  public double mean() {
    return millis.stream().mapToDouble(m -> m).average().orElse(0);
  }

  /**
   * The time that a share of the pictures took at most: the nearest rank.
   *
   * @param share 0.5 for the median, in (0, 1]
   * @return milliseconds, 0 without pictures
   */
  public double quantile(double share) {
    double[] sorted = millis.stream().mapToDouble(m -> m).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  @Override
  public String toString() {
    return "Timing" + Arrays.toString(millis.stream().mapToDouble(m -> m).toArray());
  }
}
