package org.fovea.neural.train;

import org.fovea.metrics.progress.Progress;
import org.fovea.neural.optim.LearningRateSchedule;
import org.jspecify.annotations.Nullable;

/**
 * How a training goes. A value out of range is an {@link IllegalArgumentException}.
 *
 * @param epochs how often all examples are seen, at least 1
 * @param schedule the learning rate of each step over all epochs, from 0; null leaves the
 *     optimiser's as it is
 * @param gradientNorm the most that the gradients' norm may be before they are scaled down, above
 *     0; infinite for no limit
 * @param accumulate batches whose gradients make one step, at least 1
 * @param averageDecay of the moving average of the weights, which is then what is validated and
 *     kept, 0 for none to below 1
 * @param random what the network's dropout draws from, or null when it has none; needed for a
 *     continuation that is equal bit for bit
 * @param progress hears how far an epoch is
 */
public record TrainerConfig(
    int epochs,
    @Nullable LearningRateSchedule schedule,
    double gradientNorm,
    int accumulate,
    double averageDecay,
    @Nullable StepRandom random,
    Progress progress) {
  public TrainerConfig {
    if (epochs < 1 || accumulate < 1) {
      throw new IllegalArgumentException(
          "trainer: %d epochs, %d batches to accumulate; expected 1 or more each"
              .formatted(epochs, accumulate));
    }
    if (!(gradientNorm > 0) || !(averageDecay >= 0 && averageDecay < 1)) {
      throw new IllegalArgumentException(
          "trainer: gradientNorm %s, averageDecay %s; expected above 0, and 0 to below 1"
              .formatted(gradientNorm, averageDecay));
    }
  }

  /**
   * No schedule, no limit, no accumulation, no average, nothing random, no progress.
   *
   * @param epochs how often all examples are seen
   * @return the configuration
   */
  public static TrainerConfig of(int epochs) {
    return new TrainerConfig(epochs, null, Double.POSITIVE_INFINITY, 1, 0, null, Progress.NONE);
  }

  /**
   * With a schedule.
   *
   * @param rates the learning rate of each step
   * @return the changed configuration
   */
  public TrainerConfig withSchedule(LearningRateSchedule rates) {
    return new TrainerConfig(
        epochs, rates, gradientNorm, accumulate, averageDecay, random, progress);
  }

  /**
   * With a limit to the gradients' norm.
   *
   * @param limit above 0
   * @return the changed configuration
   */
  public TrainerConfig withGradientNorm(double limit) {
    return new TrainerConfig(epochs, schedule, limit, accumulate, averageDecay, random, progress);
  }

  /**
   * With several batches to a step.
   *
   * @param batches at least 1
   * @return the changed configuration
   */
  public TrainerConfig withAccumulate(int batches) {
    return new TrainerConfig(
        epochs, schedule, gradientNorm, batches, averageDecay, random, progress);
  }

  /**
   * With a moving average of the weights.
   *
   * @param decay the share of the average that is kept in a step
   * @return the changed configuration
   */
  public TrainerConfig withAverageDecay(double decay) {
    return new TrainerConfig(epochs, schedule, gradientNorm, accumulate, decay, random, progress);
  }

  /**
   * With what the network's dropout draws from.
   *
   * @param generator the one that the network was made with
   * @return the changed configuration
   */
  public TrainerConfig withRandom(StepRandom generator) {
    return new TrainerConfig(
        epochs, schedule, gradientNorm, accumulate, averageDecay, generator, progress);
  }

  /**
   * With somebody who hears how far an epoch is.
   *
   * @param listener hears the batches of each epoch
   * @return the changed configuration
   */
  public TrainerConfig withProgress(Progress listener) {
    return new TrainerConfig(
        epochs, schedule, gradientNorm, accumulate, averageDecay, random, listener);
  }
}
