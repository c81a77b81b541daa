package org.fovea.neural.train;

/**
 * The loss at growing learning rates.
 *
 * @param rates in ascending order
 * @param losses smoothed, as many
 */
public record RateSweep(double[] rates, double[] losses) {
  public RateSweep {
    if (rates.length != losses.length || rates.length < 2) {
      throw new IllegalArgumentException(
          "rate sweep: %d rates and %d losses, expected as many, at least 2"
              .formatted(rates.length, losses.length));
    }
    rates = rates.clone();
    losses = losses.clone();
  }

  /**
   * The rate at which the loss falls fastest over the rate's logarithm: a good one to begin with.
   * Slopes are those over a tenth of the sweep; its first tenth, where the smoothed loss is a mean
   * of few, is left out.
   *
   * @return one of the rates up to that of the lowest loss
   */
  public double steepest() {
    int span = Math.max(1, losses.length / 10);
    int lowest = span;
    for (int i = span; i < losses.length; i++) {
      if (losses[i] < losses[lowest]) {
        lowest = i;
      }
    }
    int steepest = lowest;
    double slope = Double.POSITIVE_INFINITY;
    for (int i = 2 * span; i <= lowest; i++) {
      double next = (losses[i] - losses[i - span]) / Math.log(rates[i] / rates[i - span]);
      if (next < slope) {
        slope = next;
        steepest = i;
      }
    }
    return rates[steepest];
  }
}
