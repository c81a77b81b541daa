package org.fovea.neural.optim;

/**
 * One rise and one long fall of the learning rate over a whole training, the momentum the other way
 * round (Smith and Topin, 2019). A value out of range is an {@link IllegalArgumentException}.
 *
 * @param steps of the training, at least 2
 * @param highest the rate at the top
 * @param rise the share of the steps that rise, above 0 and below 1
 * @param cosine whether changes follow half a cosine, instead of straight lines
 * @param divisor of the highest rate, gives the first
 * @param finalDivisor of the first rate, gives the last
 * @param threePhases whether the fall goes first as far as the rise came, in as many steps
 * @param lowestMomentum at the top
 * @param highestMomentum at first and at last
 */
public record OneCycle(
    int steps,
    double highest,
    double rise,
    boolean cosine,
    double divisor,
    double finalDivisor,
    boolean threePhases,
    double lowestMomentum,
    double highestMomentum) {
  public OneCycle {
    if (steps < 2 || !(rise > 0 && rise < (threePhases ? 0.5 : 1))) {
      throw new IllegalArgumentException(
          "one cycle: %d steps, a share of %s rising; expected 2 or more, and a share that leaves steps to fall"
              .formatted(steps, rise));
    }
  }

  /**
   * PyTorch's defaults: 30 % rise, cosine, divisors 25 and 10000, momentum 0.85 to 0.95.
   *
   * @param steps of the training
   * @param highest the rate at the top
   * @return the cycle
   */
  public static OneCycle of(int steps, double highest) {
    return new OneCycle(steps, highest, 0.3, true, 25, 1e4, false, 0.85, 0.95);
  }

  /**
   * The learning rate.
   *
   * @return for steps 0 to {@code steps - 1}, then the last
   */
  public LearningRateSchedule learningRate() {
    double first = highest / divisor;
    return step -> at(step, first, highest, first, first / finalDivisor);
  }

  /**
   * The momentum that goes with it.
   *
   * @return for steps 0 to {@code steps - 1}, then the last
   */
  public LearningRateSchedule momentum() {
    return step -> at(step, highestMomentum, lowestMomentum, highestMomentum, highestMomentum);
  }

  private double at(int step, double first, double top, double between, double last) {
    double t = Math.min(step, steps - 1);
    double end = rise * steps - 1;
    if (t <= end) {
      return change(first, top, end == 0 ? 1 : t / end);
    }
    if (!threePhases) {
      return change(top, last, (t - end) / (steps - 1 - end));
    }
    double second = 2 * rise * steps - 2;
    return t <= second
        ? change(top, between, (t - end) / (second - end))
        : change(between, last, (t - second) / (steps - 1 - second));
  }

  private double change(double from, double to, double share) {
    return cosine
        ? to + (from - to) / 2 * (1 + Math.cos(Math.PI * share))
        : from + (to - from) * share;
  }
}
