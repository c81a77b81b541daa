package org.fovea.neural.detection.yolo;

import java.util.List;
import org.fovea.neural.detection.DecisionConfig;

/**
 * How YOLOv2 and YOLOv3 see pictures, learn and decide. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param letterbox brings pictures to a size whose extents are multiples of 32
 * @param priors shapes of boxes for each feature map, finest first, in the frame's pixels; {@link
 *     PriorClusters} finds those of a data set
 * @param ignored overlap with a true object above which a prediction that is not to learn it does
 *     not learn that there is none, 0..1
 * @param decision which scored boxes count as found
 */
public record PriorConfig(
    Letterbox letterbox, List<List<PriorShape>> priors, double ignored, DecisionConfig decision) {
  /** Keeps immutable copies and looks at the values. */
  public PriorConfig {
    priors = priors.stream().map(List::copyOf).toList();
    if (priors.isEmpty() || priors.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException(
          "prior config: priors %s, expected one or more for each map".formatted(priors));
    }
    if (!(ignored >= 0 && ignored <= 1)) {
      throw new IllegalArgumentException("prior config: ignored is " + ignored + ", expected 0..1");
    }
  }

  /**
   * YOLOv3's: frames of 416 pixels, the paper's nine priors for COCO, ignored from 0.5.
   *
   * @return the configuration
   */
  public static PriorConfig yoloV3() {
    return new PriorConfig(
        Letterbox.square(416),
        List.of(
            List.of(new PriorShape(10, 13), new PriorShape(16, 30), new PriorShape(33, 23)),
            List.of(new PriorShape(30, 61), new PriorShape(62, 45), new PriorShape(59, 119)),
            List.of(new PriorShape(116, 90), new PriorShape(156, 198), new PriorShape(373, 326))),
        0.5,
        new DecisionConfig(0.01, 1000, 0.45, 100));
  }

  /**
   * YOLOv2's: frames of 416 pixels, the five priors for COCO of the reference configuration,
   * rounded to pixels, ignored from 0.6.
   *
   * @return the configuration
   */
  public static PriorConfig yoloV2() {
    return new PriorConfig(
        Letterbox.square(416),
        List.of(
            List.of(
                new PriorShape(18, 22),
                new PriorShape(60, 66),
                new PriorShape(107, 175),
                new PriorShape(252, 113),
                new PriorShape(313, 293))),
        0.6,
        new DecisionConfig(0.01, 1000, 0.45, 100));
  }

  /**
   * With another size of pictures, which the priors are then for.
   *
   * @param wanted its extents are multiples of 32
   * @return the changed configuration
   */
  public PriorConfig withLetterbox(Letterbox wanted) {
    return new PriorConfig(wanted, priors, ignored, decision);
  }

  /**
   * With other priors.
   *
   * @param wanted for each feature map, finest first, in the frame's pixels
   * @return the changed configuration
   */
  public PriorConfig withPriors(List<List<PriorShape>> wanted) {
    return new PriorConfig(letterbox, wanted, ignored, decision);
  }
}
