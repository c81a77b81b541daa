package org.fovea.neural.detection;

import java.util.List;

/**
 * How SSD sees pictures, learns and decides. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param transform the pictures' size and normalisation
 * @param boxes the default boxes of each feature map
 * @param matcher which default boxes are on an object
 * @param negatives how many boxes off all objects learn with each one on an object, at least 0:
 *     those that are wrong most
 * @param decision which scored boxes count as found
 */
public record SsdConfig(
    GeneralizedRcnnTransformConfig transform,
    DefaultBoxConfig boxes,
    SsdMatcher matcher,
    double negatives,
    DecisionConfig decision) {
  private static final List<Double> TWO = List.of(2.0);
  private static final List<Double> THREE = List.of(2.0, 3.0);

  public SsdConfig {
    if (!(negatives >= 0)) {
      throw new IllegalArgumentException("ssd: negatives is " + negatives + ", expected 0 or more");
    }
  }

  /**
   * torchvision's for SSD300: pictures of 300 x 300 in 0..255 less the mean; the paper's default
   * boxes; on an object from an overlap of 0.5, three negatives for each; at most 200 detections
   * above 0.01, suppressed from 0.45.
   *
   * @return the configuration
   */
  public static SsdConfig ssd300() {
    return new SsdConfig(
        transform(300),
        new DefaultBoxConfig(
            List.of(TWO, THREE, THREE, THREE, TWO, TWO),
            List.of(0.07, 0.15, 0.33, 0.51, 0.69, 0.87, 1.05),
            List.of(8, 16, 32, 64, 100, 300),
            true),
        new SsdMatcher(0.5),
        3,
        new DecisionConfig(0.01, 400, 0.45, 200));
  }

  /**
   * Square pictures in 0..255 less the mean of ImageNet.
   *
   * @param side rows and columns that every picture is stretched to
   * @return the transform
   */
  public static GeneralizedRcnnTransformConfig transform(int side) {
    double step = 1 / 255.0;
    return GeneralizedRcnnTransformConfig.of(side, side)
        .withNormalisation(List.of(0.48235, 0.45882, 0.40784), List.of(step, step, step))
        .withSizeDivisible(1)
        .withFixedSize(new Size(side, side));
  }

  /**
   * With another transform.
   *
   * @param wanted the pictures' size and normalisation
   * @return the changed configuration
   */
  public SsdConfig withTransform(GeneralizedRcnnTransformConfig wanted) {
    return new SsdConfig(wanted, boxes, matcher, negatives, decision);
  }

  /**
   * With other default boxes.
   *
   * @param wanted of each feature map
   * @return the changed configuration
   */
  public SsdConfig withBoxes(DefaultBoxConfig wanted) {
    return new SsdConfig(transform, wanted, matcher, negatives, decision);
  }

  /**
   * With other rules for what is a detection.
   *
   * @param wanted which scored boxes count as found
   * @return the changed configuration
   */
  public SsdConfig withDecision(DecisionConfig wanted) {
    return new SsdConfig(transform, boxes, matcher, negatives, wanted);
  }
}
