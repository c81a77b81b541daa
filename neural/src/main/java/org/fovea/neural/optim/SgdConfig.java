package org.fovea.neural.optim;

/**
 * How stochastic gradient descent moves. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param learningRate the factor of a step, 0 or more
 * @param momentum the share of the last step that is kept, 0..1
 * @param dampening the share of the gradient that is left out of the momentum, 0..1
 * @param weightDecay the factor of the parameter that is added to its gradient, 0 or more
 * @param nesterov whether to look ahead along the momentum
 * @param fromRest whether the velocity begins at 0, instead of at the first gradient as in PyTorch
 */
public record SgdConfig(
    double learningRate,
    double momentum,
    double dampening,
    double weightDecay,
    boolean nesterov,
    boolean fromRest) {
  public SgdConfig {
    if (!(learningRate >= 0 && momentum >= 0 && dampening >= 0 && weightDecay >= 0)) {
      throw new IllegalArgumentException(
          "sgd: learning rate %s, momentum %s, dampening %s, weight decay %s; expected 0 or more each"
              .formatted(learningRate, momentum, dampening, weightDecay));
    }
    if (nesterov && (momentum == 0 || dampening != 0)) {
      throw new IllegalArgumentException("sgd: nesterov needs momentum and no dampening");
    }
  }

  /**
   * Plain descent.
   *
   * @param learningRate the factor of a step
   * @return no momentum, no weight decay
   */
  public static SgdConfig of(double learningRate) {
    return new SgdConfig(learningRate, 0, 0, 0, false, false);
  }

  /**
   * The exponentially weighted form of momentum: {@code v = beta * v + (1 - beta) * g} from v = 0,
   * {@code p -= rate * v}. Its steps are 1 - beta times those of the other form, so it wants a rate
   * that is greater by {@code 1 / (1 - beta)}.
   *
   * @param learningRate the factor of a step
   * @param beta the share of the last velocity that is kept
   * @return no weight decay, no look ahead
   */
  public static SgdConfig exponentiallyWeighted(double learningRate, double beta) {
    return new SgdConfig(learningRate, beta, beta, 0, false, true);
  }

  /**
   * With momentum.
   *
   * @param share of the last step that is kept
   * @return the changed configuration
   */
  public SgdConfig withMomentum(double share) {
    return new SgdConfig(learningRate, share, dampening, weightDecay, nesterov, fromRest);
  }

  /**
   * With dampening.
   *
   * @param share of the gradient that is left out of the momentum
   * @return the changed configuration
   */
  public SgdConfig withDampening(double share) {
    return new SgdConfig(learningRate, momentum, share, weightDecay, nesterov, fromRest);
  }

  /**
   * With weight decay.
   *
   * @param factor of the parameter that is added to its gradient
   * @return the changed configuration
   */
  public SgdConfig withWeightDecay(double factor) {
    return new SgdConfig(learningRate, momentum, dampening, factor, nesterov, fromRest);
  }

  /**
   * With or without Nesterov's look ahead.
   *
   * @param wanted whether to look ahead
   * @return the changed configuration
   */
  public SgdConfig withNesterov(boolean wanted) {
    return new SgdConfig(learningRate, momentum, dampening, weightDecay, wanted, fromRest);
  }
}
