package org.fovea.neural.optim;

import java.util.Arrays;

/**
 * A learning rate, or another number, for each step. A pure function: it is asked with the number
 * of the step and remembers nothing. What a step is, a batch or an epoch, is the caller's choice.
 *
 * <pre>{@code optimizer.learningRate(schedule.at(epoch));}</pre>
 */
@FunctionalInterface
public interface LearningRateSchedule {
  /**
   * The number for a step.
   *
   * @param step counts from 0
   * @return the number
   */
  double at(int step);

  /**
   * The same at every step.
   *
   * @param rate the number
   * @return the schedule
   */
  static LearningRateSchedule constant(double rate) {
    return step -> rate;
  }

  /**
   * Multiplied by a factor every so many steps.
   *
   * @param rate at first
   * @param every steps between multiplications, at least 1
   * @param gamma the factor
   * @return the schedule
   */
  static LearningRateSchedule step(double rate, int every, double gamma) {
    requireSteps("step", every);
    return step -> {
      int times = step / every;
      return rate * Math.pow(gamma, times);
    };
  }

  /**
   * Multiplied by a factor at given steps.
   *
   * @param rate at first
   * @param gamma the factor
   * @param milestones the steps
   * @return the schedule
   */
  static LearningRateSchedule multiStep(double rate, double gamma, int... milestones) {
    int[] sorted = milestones.clone();
    Arrays.sort(sorted);
    return step -> {
      int passed = 0;
      while (passed < sorted.length && sorted[passed] <= step) {
        passed++;
      }
      return rate * Math.pow(gamma, passed);
    };
  }

  /**
   * Multiplied by a factor at every step.
   *
   * @param rate at first
   * @param gamma the factor
   * @return the schedule
   */
  static LearningRateSchedule exponential(double rate, double gamma) {
    return step -> rate * Math.pow(gamma, step);
  }

  /**
   * {@code rate * (1 - step / steps)^power}, then 0.
   *
   * @param rate at first
   * @param steps when 0 is reached, at least 1
   * @param power the exponent
   * @return the schedule
   */
  static LearningRateSchedule polynomial(double rate, int steps, double power) {
    requireSteps("polynomial", steps);
    return step -> rate * Math.pow(1 - Math.min(step, steps) / (double) steps, power);
  }

  /**
   * Half a wave of the cosine from one rate down to another, and up again if it goes on (Loshchilov
   * and Hutter, 2017).
   *
   * @param rate at first
   * @param steps when the low is reached, at least 1
   * @param low the least
   * @return the schedule
   */
  static LearningRateSchedule cosine(double rate, int steps, double low) {
    requireSteps("cosine", steps);
    return step -> low + (rate - low) * (1 + Math.cos(Math.PI * step / steps)) / 2;
  }

  /**
   * {@link #cosine} begun anew each time the low is reached, each time with a longer wave.
   *
   * @param rate at first
   * @param steps of the first wave, at least 1
   * @param growth by which each wave is longer than the one before, at least 1
   * @param low the least
   * @return the schedule
   */
  static LearningRateSchedule cosineRestarts(double rate, int steps, int growth, double low) {
    requireSteps("cosine restarts", steps);
    if (growth < 1) {
      throw new IllegalArgumentException(
          "schedule: growth of cosine restarts is " + growth + ", expected 1 or more");
    }
    return step -> {
      long length = steps;
      long since = step;
      while (since >= length) {
        since -= length;
        length *= growth;
      }
      return low + (rate - low) * (1 + Math.cos(Math.PI * since / length)) / 2;
    };
  }

  /**
   * Grows evenly from a share of this schedule to all of it.
   *
   * @param share at the first step
   * @param steps until all is reached, at least 1
   * @return the schedule
   */
  default LearningRateSchedule withLinearWarmup(double share, int steps) {
    requireSteps("linear warm-up", steps);
    return step -> at(step) * (share + (1 - share) * Math.min(step, steps) / (double) steps);
  }

  /**
   * A share of this schedule for some steps, then all of it.
   *
   * @param share at first
   * @param steps how long
   * @return the schedule
   */
  default LearningRateSchedule withConstantWarmup(double share, int steps) {
    return step -> at(step) * (step < steps ? share : 1);
  }

  /**
   * This schedule for some steps, then another from its beginning.
   *
   * @param steps how long
   * @param next the other
   * @return the schedule
   */
  default LearningRateSchedule then(int steps, LearningRateSchedule next) {
    return step -> step < steps ? at(step) : next.at(step - steps);
  }

  /**
   * Up and down along straight lines (Smith, 2017).
   *
   * @param low where it begins
   * @param high the greatest; below low for the momentum that goes with a rate
   * @param up steps from low to high, at least 1; as many back
   * @return the schedule
   */
  static LearningRateSchedule triangular(double low, double high, int up) {
    requireSteps("triangular", up);
    return step -> {
      int within = step % (2 * up);
      double share = within <= up ? within / (double) up : (2 * up - within) / (double) up;
      return low + (high - low) * share;
    };
  }

  private static void requireSteps(String what, int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException(
          "schedule: %s over %d steps, expected 1 or more".formatted(what, steps));
    }
  }
}
