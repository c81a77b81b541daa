package org.fovea.neural.train;

/**
 * The figure by which epochs are compared.
 *
 * @param figure its name, as {@code validation.accuracy}
 * @param highest whether the highest is best; else the lowest is
 */
public record Monitor(String figure, boolean highest) {
  /**
   * A figure that should be high.
   *
   * @param figure its name
   * @return the monitor
   */
  public static Monitor highest(String figure) {
    return new Monitor(figure, true);
  }

  /**
   * A figure that should be low.
   *
   * @param figure its name
   * @return the monitor
   */
  public static Monitor lowest(String figure) {
    return new Monitor(figure, false);
  }

  /**
   * Compares two values.
   *
   * @param value one
   * @param other another
   * @return whether the one is better
   */
  public boolean isBetter(double value, double other) {
    return highest ? value > other : value < other;
  }

  /**
   * The figure's value in an epoch.
   *
   * @param epoch the epoch
   * @return its value
   * @throws IllegalArgumentException when the epoch does not have it; the message names those that
   *     it has
   */
  double of(EpochRecord epoch) {
    Double value = epoch.figures().get(figure);
    if (value == null) {
      throw missing(epoch);
    }
    return value;
  }

  IllegalArgumentException missing(EpochRecord epoch) {
    return new IllegalArgumentException(
        "no figure '%s' in epoch %d, expected one of %s"
            .formatted(figure, epoch.epoch(), epoch.figures().keySet()));
  }
}
