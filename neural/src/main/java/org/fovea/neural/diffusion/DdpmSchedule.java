package org.fovea.neural.diffusion;

/**
 * How much noise each step of a diffusion model adds (Ho et al., 2020): variances beta that grow
 * linearly. Immutable.
 */
public final class DdpmSchedule {
  private final double[] betas;
  private final double[] alphasCumulative;

  /**
   * Makes a schedule.
   *
   * @param steps number of steps, at least 2
   * @param first beta of the first step, above 0
   * @param last beta of the last step, first..1
   * @throws IllegalArgumentException when a value is out of range
   */
  public DdpmSchedule(int steps, double first, double last) {
    if (steps < 2 || !(first > 0 && first <= last && last < 1)) {
      throw new IllegalArgumentException(
          "ddpm: %d steps, betas %s to %s; expected 2 or more, rising between 0 and 1"
              .formatted(steps, first, last));
    }
    betas = new double[steps];
    alphasCumulative = new double[steps];
    double product = 1;
    for (int t = 0; t < steps; t++) {
      betas[t] = first + (last - first) * t / (steps - 1);
      product *= 1 - betas[t];
      alphasCumulative[t] = product;
    }
  }

  /**
   * The number of steps.
   *
   * @return at least 2
   */
  public int steps() {
    return betas.length;
  }

  /**
   * The variance of the noise that a step adds.
   *
   * @param t the step, {@code 0..steps-1}
   * @return beta
   */
  public double beta(int t) {
    return betas[t];
  }

  /**
   * The share of the image's variance that is left after a step: the image enters with its root,
   * the noise with the root of 1 less this.
   *
   * @param t the step, {@code 0..steps-1}
   * @return the product of all {@code 1 - beta} so far
   */
  public double alphaCumulative(int t) {
    return alphasCumulative[t];
  }

  /**
   * The variance of the step before, given this one and the image: {@code beta * (1 - previous) /
   * (1 - current)} of the cumulative alphas.
   *
   * @param t the step, {@code 0..steps-1}
   * @return 0 for the first step
   */
  public double posteriorVariance(int t) {
    double before = t == 0 ? 1 : alphasCumulative[t - 1];
    return betas[t] * (1 - before) / (1 - alphasCumulative[t]);
  }
}
