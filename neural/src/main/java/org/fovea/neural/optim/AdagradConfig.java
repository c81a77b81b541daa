package org.fovea.neural.optim;

/**
 * How Adagrad moves. A value out of range is an {@link IllegalArgumentException}.
 *
 * @param learningRate the factor of a step, 0 or more
 * @param rateDecay the rate of step t is divided by {@code 1 + t * rateDecay}, 0 or more
 * @param initialSum where the sums of squared gradients begin, 0 or more
 * @param eps added to their root, above 0
 * @param weightDecay factor of the parameter that is added to its gradient, 0 or more
 */
public record AdagradConfig(
    double learningRate, double rateDecay, double initialSum, double eps, double weightDecay) {
  public AdagradConfig {
    if (!(learningRate >= 0 && rateDecay >= 0 && initialSum >= 0 && eps > 0 && weightDecay >= 0)) {
      throw new IllegalArgumentException(
          "adagrad: learning rate %s, rate decay %s, initial sum %s, eps %s, weight decay %s; expected 0 or more, eps above 0"
              .formatted(learningRate, rateDecay, initialSum, eps, weightDecay));
    }
  }

  /**
   * PyTorch's defaults.
   *
   * @param learningRate the factor of a step
   * @return no decays, sums from 0, eps 1e-10
   */
  public static AdagradConfig of(double learningRate) {
    return new AdagradConfig(learningRate, 0, 0, 1e-10, 0);
  }
}
