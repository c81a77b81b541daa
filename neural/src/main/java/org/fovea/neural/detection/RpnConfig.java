package org.fovea.neural.detection;

/**
 * How a region proposal network learns and proposes. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param matcher which anchors are on an object
 * @param sampler which of them the losses look at
 * @param training how many proposals stay in training
 * @param testing how many stay otherwise
 * @param nmsIou overlap above which a proposal is suppressed by a surer one of the same feature
 *     map, 0..1
 * @param minScore the least probability of a proposal, 0..1
 */
public record RpnConfig(
    Matcher matcher,
    BalancedSampler sampler,
    ProposalCounts training,
    ProposalCounts testing,
    double nmsIou,
    double minScore) {
  public RpnConfig {
    if (!(nmsIou >= 0 && nmsIou <= 1 && minScore >= 0 && minScore <= 1)) {
      throw new IllegalArgumentException(
          "rpn: nmsIou %s, minScore %s, expected 0..1".formatted(nmsIou, minScore));
    }
  }

  /**
   * torchvision's: on an object from an overlap of 0.7, off it below 0.3; 256 anchors of a picture,
   * up to half on objects; 2000 proposals in training, 1000 otherwise, suppressed from 0.7.
   *
   * @return the configuration
   */
  public static RpnConfig defaults() {
    return new RpnConfig(
        new Matcher(0.7, 0.3, true),
        new BalancedSampler(256, 0.5),
        new ProposalCounts(2000, 2000),
        new ProposalCounts(1000, 1000),
        0.7,
        0);
  }

  /**
   * With other numbers of proposals.
   *
   * @param inTraining how many stay in training
   * @param otherwise how many stay otherwise
   * @return the changed configuration
   */
  public RpnConfig withProposals(ProposalCounts inTraining, ProposalCounts otherwise) {
    return new RpnConfig(matcher, sampler, inTraining, otherwise, nmsIou, minScore);
  }

  /**
   * With another matcher.
   *
   * @param wanted which anchors are on an object
   * @return the changed configuration
   */
  public RpnConfig withMatcher(Matcher wanted) {
    return new RpnConfig(wanted, sampler, training, testing, nmsIou, minScore);
  }

  /**
   * With another sampler.
   *
   * @param wanted which anchors the losses look at
   * @return the changed configuration
   */
  public RpnConfig withSampler(BalancedSampler wanted) {
    return new RpnConfig(matcher, wanted, training, testing, nmsIou, minScore);
  }

  /**
   * With other thresholds.
   *
   * @param iou overlap above which a proposal is suppressed
   * @param score the least probability of a proposal
   * @return the changed configuration
   */
  public RpnConfig withThresholds(double iou, double score) {
    return new RpnConfig(matcher, sampler, training, testing, iou, score);
  }
}
