package org.fovea.samples.train;

import java.util.List;
import org.fovea.metrics.progress.Progress;
import org.fovea.neural.optim.Optimizer;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.train.StepRandom;
import org.fovea.neural.train.TrainerConfig;

/**
 * How a network learns, whatever it learns. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param epochs how often all pictures are seen
 * @param batch pictures, or parts of them, to a batch
 * @param optimizer what changes the weights
 * @param rate the highest learning rate
 * @param decay the weight decay
 * @param schedule how the rate changes
 * @param average decay of the moving average of the weights, 0 for none
 * @param seed what all random choices follow from
 */
public record LearningSettings(
    int epochs,
    int batch,
    OptimizerKind optimizer,
    double rate,
    double decay,
    ScheduleKind schedule,
    double average,
    long seed) {
  /** Batches over which the learning rate rises at first. */
  private static final int WARM_UP = 100;

  public LearningSettings {
    require("epochs", epochs >= 1, epochs, "1 or more");
    require("batch", batch >= 1, batch, "1 or more");
    require("lr", rate >= 0, rate, "0 or more");
    require("weight-decay", decay >= 0, decay, "0 or more");
    require("average", average >= 0 && average < 1, average, "0 to below 1");
  }

  static void require(String name, boolean fits, Object value, String expected) {
    if (!fits) {
      throw new IllegalArgumentException("%s must be %s, got %s".formatted(name, expected, value));
    }
  }

  /** For networks for which no rate can be looked for. */
  void requireRate() {
    require("lr", rate > 0, rate, "above 0");
  }

  /** The same with another highest learning rate. */
  LearningSettings withRate(double wanted) {
    return new LearningSettings(epochs, batch, optimizer, wanted, decay, schedule, average, seed);
  }

  /** What changes these parameters. */
  Optimizer optimizer(List<Parameter> parameters) {
    return optimizer.make(parameters, rate, decay);
  }

  /** A training of so many batches to an epoch. */
  TrainerConfig trainer(int batches, StepRandom random, Progress progress) {
    int steps = epochs * batches;
    return TrainerConfig.of(epochs)
        .withSchedule(schedule.over(rate, steps, Math.min(WARM_UP, steps / 10)))
        .withAverageDecay(average)
        .withRandom(random)
        .withProgress(progress);
  }
}
