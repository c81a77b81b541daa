package org.fovea.samples.train;

import org.fovea.neural.optim.LearningRateSchedule;
import org.fovea.neural.optim.OneCycle;

/** How the learning rate changes over a training. */
public enum ScheduleKind {
  /** It stays. */
  CONSTANT,
  /** Divided by ten after a half and after three quarters of the steps. */
  STEP,
  /** Down to 0 along half a cosine. */
  COSINE,
  /** Up from a 25th, then down to almost nothing. */
  ONE_CYCLE;

  /**
   * Makes a schedule.
   *
   * @param rate the highest learning rate
   * @param steps of the whole training, at least 1
   * @param warmup steps over which the rate first rises, 0 for none; the one cycle has its own rise
   * @return the rate of each step
   */
  public LearningRateSchedule over(double rate, int steps, int warmup) {
    LearningRateSchedule schedule =
        switch (this) {
          case CONSTANT -> LearningRateSchedule.constant(rate);
          case STEP ->
              LearningRateSchedule.multiStep(
                  rate, 0.1, Math.max(1, steps / 2), Math.max(2, steps * 3 / 4));
          case COSINE -> LearningRateSchedule.cosine(rate, steps, 0);
          case ONE_CYCLE -> OneCycle.of(Math.max(2, steps), rate).learningRate();
        };
    return warmup == 0 || this == ONE_CYCLE ? schedule : schedule.withLinearWarmup(0.01, warmup);
  }
}
