package org.fovea.neural.optim;

/**
 * How MuSGD moves. A value out of range is an {@link IllegalArgumentException}.
 *
 * @param learningRate the factor of a step, 0 or more
 * @param momentum the share of the velocities that is kept, 0 to below 1
 * @param weightDecay the factor of the parameter that is added to its gradient in the step of
 *     stochastic gradient descent, 0 or more
 * @param nesterov whether to look ahead along the velocities
 * @param muon the share of the rate that a hidden matrix moves along the orthogonal direction, 0 or
 *     more
 * @param sgd the share of the rate that a hidden matrix moves by stochastic gradient descent, 0 or
 *     more
 */
public record MuSgdConfig(
    double learningRate,
    double momentum,
    double weightDecay,
    boolean nesterov,
    double muon,
    double sgd) {
  public MuSgdConfig {
    if (!(learningRate >= 0 && weightDecay >= 0 && momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException(
          "musgd: learning rate %s, weight decay %s, momentum %s; expected 0 or more, momentum below 1"
              .formatted(learningRate, weightDecay, momentum));
    }
    if (!(muon >= 0 && sgd >= 0)) {
      throw new IllegalArgumentException(
          "musgd: shares %s of Muon and %s of SGD, expected 0 or more".formatted(muon, sgd));
    }
  }

  /**
   * Half of each step.
   *
   * @param learningRate the factor of a step
   * @return momentum 0.9, look ahead, no decay, shares of 0.5
   */
  public static MuSgdConfig of(double learningRate) {
    return new MuSgdConfig(learningRate, 0.9, 0, true, 0.5, 0.5);
  }

  /**
   * With another momentum.
   *
   * @param share of the velocities that is kept
   * @return the changed configuration
   */
  public MuSgdConfig withMomentum(double share) {
    return new MuSgdConfig(learningRate, share, weightDecay, nesterov, muon, sgd);
  }

  /**
   * With weight decay.
   *
   * @param factor of the parameter that is added to its gradient
   * @return the changed configuration
   */
  public MuSgdConfig withWeightDecay(double factor) {
    return new MuSgdConfig(learningRate, momentum, factor, nesterov, muon, sgd);
  }

  /**
   * With or without Nesterov's look ahead.
   *
   * @param wanted whether to look ahead
   * @return the changed configuration
   */
  public MuSgdConfig withNesterov(boolean wanted) {
    return new MuSgdConfig(learningRate, momentum, weightDecay, wanted, muon, sgd);
  }

  /**
   * With other shares of the rate.
   *
   * @param orthogonal of Muon's step
   * @param plain of the step of stochastic gradient descent
   * @return the changed configuration
   */
  public MuSgdConfig withShares(double orthogonal, double plain) {
    return new MuSgdConfig(learningRate, momentum, weightDecay, nesterov, orthogonal, plain);
  }
}
