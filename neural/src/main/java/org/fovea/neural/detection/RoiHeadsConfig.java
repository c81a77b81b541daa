package org.fovea.neural.detection;

/**
 * How the heads on regions learn and decide.
 *
 * @param matcher which proposals are on an object
 * @param sampler which of them the losses look at
 * @param boxCoder how predicted boxes lie to their regions
 * @param decision which scored boxes count as found; its number of candidates is not used
 */
public record RoiHeadsConfig(
    Matcher matcher, BalancedSampler sampler, BoxCoder boxCoder, DecisionConfig decision) {

  /**
   * torchvision's: on an object from an overlap of 0.5; 512 proposals of a picture, up to a quarter
   * on objects; at most 100 detections above 0.05, suppressed from 0.5.
   *
   * @return the configuration
   */
  public static RoiHeadsConfig defaults() {
    return new RoiHeadsConfig(
        new Matcher(0.5, 0.5, false),
        new BalancedSampler(512, 0.25),
        BoxCoder.of(10, 10, 5, 5),
        new DecisionConfig(0.05, Integer.MAX_VALUE, 0.5, 100));
  }

  /**
   * With another sampler.
   *
   * @param wanted which proposals the losses look at
   * @return the changed configuration
   */
  public RoiHeadsConfig withSampler(BalancedSampler wanted) {
    return new RoiHeadsConfig(matcher, wanted, boxCoder, decision);
  }

  /**
   * With other rules for what is a detection.
   *
   * @param wanted which scored boxes count as found
   * @return the changed configuration
   */
  public RoiHeadsConfig withDecision(DecisionConfig wanted) {
    return new RoiHeadsConfig(matcher, sampler, boxCoder, wanted);
  }
}
