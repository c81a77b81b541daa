package org.fovea.neural.detection.yolo;

/**
 * The share of the one-to-many loss in the sum of both heads' losses, which moves in a straight
 * line over training: many predictions to an object teach fast, one to an object teaches what is
 * wanted in the end. A value out of range is an {@link IllegalArgumentException}.
 *
 * @param first share of the loss of many predictions at first, 0..1
 * @param last its share at the end, 0..1
 * @param steps after which the last share stays, at least 1
 */
public record LossBalance(double first, double last, int steps) {
  /** Looks at the values. */
  public LossBalance {
    if (!(first >= 0 && first <= 1 && last >= 0 && last <= 1) || steps < 1) {
      throw new IllegalArgumentException(
          "loss balance: first %s, last %s, steps %d, expected 0..1, 0..1, 1 or more"
              .formatted(first, last, steps));
    }
  }

  /**
   * The share of the loss of many predictions; the rest is the other's.
   *
   * @param step steps taken so far, 0 or more
   * @return the share, 0..1
   */
  public double many(double step) {
    return first + (last - first) * Math.min(1, step / steps);
  }
}
