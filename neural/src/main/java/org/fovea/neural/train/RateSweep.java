package org.fovea.neural.train;

import java.util.List;

/**
 * The loss at growing learning rates.
 *
 * @param rates in ascending order
 * @param losses smoothed, as many
 */
public record RateSweep(List<Double> rates, List<Double> losses) {
  public RateSweep {
    if (rates.size() != losses.size() || rates.size() < 2) {
      throw new IllegalArgumentException(
          "rate sweep: %d rates and %d losses, expected as many, at least 2"
              .formatted(rates.size(), losses.size()));
    }
    rates = List.copyOf(rates);
    losses = List.copyOf(losses);
  }

  /**
   * The rate at which the loss falls fastest over the rate's logarithm: a good one to begin with.
   * Slopes are those over a tenth of the sweep; its first tenth, where the smoothed loss is a mean
   * of few, is left out.
   *
   * @return one of the rates up to that of the lowest loss
   */
  public double steepest() {
    int span = Math.max(1, losses.size() / 10);
    int lowest = span;
    for (int i = span; i < losses.size(); i++) {
      if (losses.get(i) < losses.get(lowest)) {
        lowest = i;
      }
    }
    int steepest = lowest;
    double slope = Double.POSITIVE_INFINITY;
    for (int i = 2 * span; i <= lowest; i++) {
      double next =
          (losses.get(i) - losses.get(i - span)) / Math.log(rates.get(i) / rates.get(i - span));
      if (next < slope) {
        slope = next;
        steepest = i;
      }
    }
    return rates.get(steepest);
  }
}
