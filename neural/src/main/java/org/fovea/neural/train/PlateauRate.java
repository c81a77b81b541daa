package org.fovea.neural.train;

import org.fovea.neural.optim.ReduceOnPlateau;

/**
 * Lowers the learning rate after epochs in which a figure stays where it is; for trainings without
 * a schedule, which would set it again.
 */
public final class PlateauRate implements TrainingListener {
  private final ReduceOnPlateau reduce;
  private final Monitor monitor;

  /**
   * Makes a listener.
   *
   * @param reduce lowers the rate of the trainer's optimiser, which still has its first rate
   * @param monitor the figure
   */
  public PlateauRate(ReduceOnPlateau reduce, Monitor monitor) {
    this.reduce = reduce;
    this.monitor = monitor;
  }

  @Override
  public void epochEnded(Trainer<?> trainer, EpochRecord record) {
    epochRecalled(record);
  }

  @Override
  public void epochRecalled(EpochRecord record) {
    double value = monitor.of(record);
    reduce.step(monitor.highest() ? -value : value);
  }
}
