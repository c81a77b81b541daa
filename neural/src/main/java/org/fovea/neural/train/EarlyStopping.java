package org.fovea.neural.train;

/** Stops a training whose figure has not become better for some epochs. */
public final class EarlyStopping implements TrainingListener {
  private final Monitor monitor;
  private final int patience;
  private final double least;
  private double best = Double.NaN;
  private int since;

  /**
   * Makes a listener.
   *
   * @param monitor the figure
   * @param patience how many epochs in a row may bring no improvement, at least 1
   * @param least the least change that is an improvement, 0 or more
   */
  public EarlyStopping(Monitor monitor, int patience, double least) {
    if (patience < 1 || !(least >= 0)) {
      throw new IllegalArgumentException(
          "early stopping: patience %d and least change %s, expected 1 or more and 0 or more"
              .formatted(patience, least));
    }
    this.monitor = monitor;
    this.patience = patience;
    this.least = least;
  }

  @Override
  public void epochEnded(Trainer<?> trainer, EpochRecord record) {
    epochRecalled(record);
    if (since >= patience) {
      trainer.stop();
    }
  }

  @Override
  public void epochRecalled(EpochRecord record) {
    double value = monitor.of(record);
    double needed = monitor.highest() ? best + least : best - least;
    if (Double.isNaN(best) || monitor.isBetter(value, needed)) {
      best = value;
      since = 0;
    } else {
      since++;
    }
  }
}
