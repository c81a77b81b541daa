package org.fovea.neural.optim;

/** A learning rate that falls when a loss no longer does. */
public final class ReduceOnPlateau {
  /** By this share of the best loss a better one must be lower, as in PyTorch. */
  private static final double THRESHOLD = 1e-4;

  private final Optimizer optimizer;
  private final double factor;
  private final int patience;
  private final double lowest;
  private double best = Double.POSITIVE_INFINITY;
  private int bad;

  /**
   * Takes charge of an optimiser's learning rate.
   *
   * @param optimizer whose rate is changed
   * @param factor by which it falls, above 0 and below 1
   * @param patience how many losses in a row may be no better, 0 or more
   * @param lowest the least rate, 0 or more
   */
  public ReduceOnPlateau(Optimizer optimizer, double factor, int patience, double lowest) {
    if (!(factor > 0 && factor < 1) || patience < 0 || !(lowest >= 0)) {
      throw new IllegalArgumentException(
          "reduce on plateau: factor %s, patience %d, lowest rate %s; expected between 0 and 1, 0 or more, 0 or more"
              .formatted(factor, patience, lowest));
    }
    this.optimizer = optimizer;
    this.factor = factor;
    this.patience = patience;
    this.lowest = lowest;
  }

  /**
   * Tells the loss of an epoch, after which the rate may fall.
   *
   * @param loss lower is better
   */
  public void step(double loss) {
    if (loss < best - Math.abs(best) * THRESHOLD || best == Double.POSITIVE_INFINITY) {
      best = loss;
      bad = 0;
      return;
    }
    if (++bad > patience) {
      optimizer.learningRate(Math.max(lowest, optimizer.learningRate() * factor));
      bad = 0;
    }
  }
}
