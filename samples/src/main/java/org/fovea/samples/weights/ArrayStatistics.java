package org.fovea.samples.weights;

import org.fovea.io.array.NumericArray;

/**
 * Some figures of an array's numbers; not-a-number, each, if the array is empty or has one.
 *
 * @param min the least
 * @param max the greatest
 * @param mean their mean
 */
public record ArrayStatistics(double min, double max, double mean) {
  /**
   * The figures of an array.
   *
   * @param array the numbers
   * @return their figures
   */
  public static ArrayStatistics of(NumericArray array) {
    if (array.size() == 0) {
      return new ArrayStatistics(Double.NaN, Double.NaN, Double.NaN);
    }
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (int i = 0; i < array.size(); i++) {
      double value = array.get(i);
      min = Math.min(min, value);
      max = Math.max(max, value);
      sum += value;
    }
    return new ArrayStatistics(min, max, sum / array.size());
  }
}
