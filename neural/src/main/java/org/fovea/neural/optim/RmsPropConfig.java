package org.fovea.neural.optim;

/**
 * How RMSProp moves. A value out of range is an {@link IllegalArgumentException}.
 *
 * @param learningRate the factor of a step, 0 or more
 * @param alpha decay of the mean of squared gradients, 0 to below 1
 * @param eps added to its root, above 0
 * @param weightDecay factor of the parameter that is added to its gradient, 0 or more
 * @param momentum the share of the last step that is kept, 0 or more
 * @param centered whether the squared mean of gradients is taken away, which leaves the variance
 */
public record RmsPropConfig(
    double learningRate,
    double alpha,
    double eps,
    double weightDecay,
    double momentum,
    boolean centered) {
  public RmsPropConfig {
    if (!(learningRate >= 0 && eps > 0 && weightDecay >= 0 && momentum >= 0)) {
      throw new IllegalArgumentException(
          "rmsprop: learning rate %s, eps %s, weight decay %s, momentum %s; expected 0 or more, eps above 0"
              .formatted(learningRate, eps, weightDecay, momentum));
    }
    if (!(alpha >= 0 && alpha < 1)) {
      throw new IllegalArgumentException("rmsprop: alpha is " + alpha + ", expected 0 to below 1");
    }
  }

  /**
   * PyTorch's defaults.
   *
   * @param learningRate the factor of a step
   * @return alpha 0.99, eps 1e-8, no decay, no momentum
   */
  public static RmsPropConfig of(double learningRate) {
    return new RmsPropConfig(learningRate, 0.99, 1e-8, 0, 0, false);
  }
}
