package org.fovea.neural.optim;

/**
 * How Muon moves. A value out of range is an {@link IllegalArgumentException}.
 *
 * @param learningRate the factor of a step, 0 or more
 * @param momentum the share of the velocity that is kept, 0 to below 1
 * @param weightDecay the share of a parameter that a step of rate 1 takes away, 0 or more
 * @param nesterov whether to look ahead along the velocity
 * @param share of the orthogonal direction in a matrix's step, 0..1; the rest is the velocity
 *     itself, as in stochastic gradient descent
 */
public record MuonConfig(
    double learningRate, double momentum, double weightDecay, boolean nesterov, double share) {
  public MuonConfig {
    if (!(learningRate >= 0 && weightDecay >= 0)) {
      throw new IllegalArgumentException(
          "muon: learning rate %s, weight decay %s; expected 0 or more"
              .formatted(learningRate, weightDecay));
    }
    if (!(momentum >= 0 && momentum < 1 && share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "muon: momentum %s and share %s, expected 0 to below 1 and 0..1"
              .formatted(momentum, share));
    }
  }

  /**
   * Muon as published.
   *
   * @param learningRate the factor of a step
   * @return momentum 0.95, look ahead, orthogonal directions alone
   */
  public static MuonConfig of(double learningRate) {
    return new MuonConfig(learningRate, 0.95, 0, true, 1);
  }

  /**
   * MuSGD: half Muon, half stochastic gradient descent.
   *
   * @param learningRate the factor of a step
   * @return momentum 0.9, look ahead, share 0.5
   */
  public static MuonConfig muSgd(double learningRate) {
    return new MuonConfig(learningRate, 0.9, 0, true, 0.5);
  }

  /**
   * With weight decay.
   *
   * @param share of a parameter that a step of rate 1 takes away
   * @return the changed configuration
   */
  public MuonConfig withWeightDecay(double share) {
    return new MuonConfig(learningRate, momentum, share, nesterov, this.share);
  }
}
