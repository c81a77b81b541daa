package org.fovea.neural.optim;

/**
 * How Muon moves. A value out of range is an {@link IllegalArgumentException}.
 *
 * @param learningRate the factor of a step, 0 or more
 * @param momentum the share of the velocity that is kept, 0 to below 1
 * @param weightDecay the share of a parameter that a step of rate 1 takes away, 0 or more
 * @param nesterov whether to look ahead along the velocity
 */
public record MuonConfig(
    double learningRate, double momentum, double weightDecay, boolean nesterov) {
  public MuonConfig {
    if (!(learningRate >= 0 && weightDecay >= 0 && momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException(
          "muon: learning rate %s, weight decay %s, momentum %s; expected 0 or more, momentum below 1"
              .formatted(learningRate, weightDecay, momentum));
    }
  }

  /**
   * Muon as published.
   *
   * @param learningRate the factor of a step
   * @return momentum 0.95, look ahead, no decay
   */
  public static MuonConfig of(double learningRate) {
    return new MuonConfig(learningRate, 0.95, 0, true);
  }

  /**
   * With another momentum.
   *
   * @param share of the velocity that is kept
   * @return the changed configuration
   */
  public MuonConfig withMomentum(double share) {
    return new MuonConfig(learningRate, share, weightDecay, nesterov);
  }

  /**
   * With weight decay.
   *
   * @param share of a parameter that a step of rate 1 takes away
   * @return the changed configuration
   */
  public MuonConfig withWeightDecay(double share) {
    return new MuonConfig(learningRate, momentum, share, nesterov);
  }

  /**
   * With or without Nesterov's look ahead.
   *
   * @param wanted whether to look ahead
   * @return the changed configuration
   */
  public MuonConfig withNesterov(boolean wanted) {
    return new MuonConfig(learningRate, momentum, weightDecay, wanted);
  }
}
