package org.fovea.neural.augment.batch;

import java.util.random.RandomGenerator;

/** Draws of the distribution Beta(alpha, alpha), symmetric about a half. */
final class BetaDraw {
  private BetaDraw() {}

  static double of(double alpha, RandomGenerator random) {
    double logA = logGamma(alpha, random);
    double logB = logGamma(alpha, random);
    // a / (a + b), which holds where a small alpha makes both vanish.
    return 1 / (1 + Math.exp(logB - logA));
  }

  /**
   * The logarithm of a draw of Gamma(shape, 1) (Marsaglia and Tsang, A Simple Method for Generating
   * Gamma Variables, 2000); a shape below 1 is raised by 1 and the draw scaled by {@code
   * u^(1/shape)}.
   */
  private static double logGamma(double shape, RandomGenerator random) {
    double boost = shape < 1 ? Math.log(1 - random.nextDouble()) / shape : 0;
    double d = (shape < 1 ? shape + 1 : shape) - 1 / 3.0;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = 1 + c * x;
      if (v > 0) {
        double logCube = 3 * Math.log(v);
        double logU = Math.log(1 - random.nextDouble());
        if (logU < x * x / 2 + d - d * Math.exp(logCube) + d * logCube) {
          return Math.log(d) + logCube + boost;
        }
      }
    }
  }
}
