package org.fovea.neural.diffusion;

/**
 * How much noise each step of a diffusion model adds: variances beta that grow linearly (Ho et al.,
 * 2020), or so that the image fades by a cosine (Nichol and Dhariwal, 2021). Immutable.
 */
public final class DdpmSchedule {
  /** Of the cosine: keeps the first betas from being too small to matter. */
  private static final double OFFSET = 0.008;

  /** Of the cosine: a beta of 1 would leave nothing to go back from. */
  private static final double HIGHEST = 0.999;

  private final double[] betas;
  private final double[] alphasCumulative;

  /**
   * Makes a linear schedule.
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
    for (int t = 0; t < steps; t++) {
      betas[t] = first + (last - first) * t / (steps - 1);
    }
    alphasCumulative = products(betas);
  }

  private DdpmSchedule(double[] betas) {
    this.betas = betas;
    alphasCumulative = products(betas);
  }

  private static double[] products(double[] betas) {
    double[] products = new double[betas.length];
    double product = 1;
    for (int t = 0; t < betas.length; t++) {
      product *= 1 - betas[t];
      products[t] = product;
    }
    return products;
  }

  /**
   * The linear schedule of Ho et al., betas from 1e-4 to 0.02 in 1000 steps. Fewer steps have
   * higher betas, so that they end in as much noise.
   *
   * @param steps number of steps, at least 21, with which the last beta is below 1
   * @return the schedule
   */
  public static DdpmSchedule linear(int steps) {
    return new DdpmSchedule(steps, 0.1 / steps, 20.0 / steps);
  }

  /**
   * The cosine schedule of Nichol and Dhariwal (equation 17): the cumulative alpha before step t is
   * {@code f(t) / f(0)} with {@code f(t) = cos^2((t / steps + 0.008) / 1.008 * pi / 2)}, betas at
   * most 0.999.
   *
   * @param steps number of steps, at least 2
   * @return the schedule
   */
  public static DdpmSchedule cosine(int steps) {
    if (steps < 2) {
      throw new IllegalArgumentException("ddpm: " + steps + " steps, expected 2 or more");
    }
    double[] betas = new double[steps];
    for (int t = 0; t < steps; t++) {
      double left = fade((t + 1.0) / steps) / fade((double) t / steps);
      betas[t] = Math.min(HIGHEST, 1 - left);
    }
    return new DdpmSchedule(betas);
  }

  private static double fade(double time) {
    double cosine = Math.cos((time + OFFSET) / (1 + OFFSET) * Math.PI / 2);
    return cosine * cosine;
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
