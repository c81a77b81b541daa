package org.fovea.neural.detection.yolo;

import org.fovea.neural.detection.DecisionConfig;

/**
 * How YOLOX sees pictures, learns and decides. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param letterbox brings pictures to a size whose extents are multiples of 32
 * @param assigner tells which predictions learn which object
 * @param boxWeight weight of the loss of boxes, 0 or more
 * @param withL1 whether the absolute differences of codes are learned as well, which the paper does
 *     in the last epochs, when pictures are no longer mixed
 * @param decision which scored boxes count as found
 */
public record YoloXConfig(
    Letterbox letterbox,
    SimOta assigner,
    double boxWeight,
    boolean withL1,
    DecisionConfig decision) {
  /** Looks at the weight. */
  public YoloXConfig {
    if (!(boxWeight >= 0)) {
      throw new IllegalArgumentException(
          "yolox: boxWeight is " + boxWeight + ", expected 0 or more");
    }
  }

  /**
   * The paper's: frames of 640 pixels, weight 5; at most 100 detections above 0.01, suppressed from
   * 0.65.
   *
   * @return the configuration
   */
  public static YoloXConfig defaults() {
    return new YoloXConfig(
        Letterbox.square(640),
        SimOta.defaults(),
        5,
        false,
        new DecisionConfig(0.01, 1000, 0.65, 100));
  }

  /**
   * With another size of pictures.
   *
   * @param wanted its extents are multiples of 32
   * @return the changed configuration
   */
  public YoloXConfig withLetterbox(Letterbox wanted) {
    return new YoloXConfig(wanted, assigner, boxWeight, withL1, decision);
  }

  /**
   * With the loss of codes or without it.
   *
   * @param wanted whether absolute differences are learned as well
   * @return the changed configuration
   */
  public YoloXConfig withL1(boolean wanted) {
    return new YoloXConfig(letterbox, assigner, boxWeight, wanted, decision);
  }

  /**
   * With other rules for what is a detection.
   *
   * @param wanted which scored boxes count as found
   * @return the changed configuration
   */
  public YoloXConfig withDecision(DecisionConfig wanted) {
    return new YoloXConfig(letterbox, assigner, boxWeight, withL1, wanted);
  }
}
