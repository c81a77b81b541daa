package org.fovea.neural.detection;

import java.util.Collections;
import java.util.List;

/**
 * How FCOS sees pictures, learns and decides. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param transform the pictures' sizes and normalisation
 * @param anchors a square around each pixel of each feature map, of the side that the map's pixels
 *     are apart
 * @param radius how far from an object's centre a pixel may be to learn of the object, in those
 *     sides, above 0
 * @param decision which scored boxes count as found
 */
public record FcosConfig(
    GeneralizedRcnnTransformConfig transform,
    AnchorGenerator anchors,
    double radius,
    DecisionConfig decision) {
  public FcosConfig {
    if (anchors.commonPerPixel() != 1) {
      throw new IllegalArgumentException(
          "fcos: %s anchors per pixel, expected 1".formatted(anchors.perPixel()));
    }
    if (!(radius > 0)) {
      throw new IllegalArgumentException("fcos: radius is " + radius + ", expected above 0");
    }
  }

  /**
   * torchvision's, for five feature maps: the shorter side 800 pixels and the longer at most 1333;
   * maps of 8 to 128 pixels' distance; radius 1.5; at most 100 detections above 0.2, suppressed
   * from 0.6.
   *
   * @return the configuration
   */
  public static FcosConfig defaults() {
    return new FcosConfig(
        GeneralizedRcnnTransformConfig.of(800, 1333),
        squares(List.of(8.0, 16.0, 32.0, 64.0, 128.0)),
        1.5,
        new DecisionConfig(0.2, 1000, 0.6, 100));
  }

  /**
   * A square around each pixel.
   *
   * @param sides for each feature map, in resized pictures' pixels
   * @return the generator
   */
  public static AnchorGenerator squares(List<Double> sides) {
    return new AnchorGenerator(
        sides.stream().map(List::of).toList(), Collections.nCopies(sides.size(), List.of(1.0)));
  }

  /**
   * With another transform.
   *
   * @param wanted the pictures' sizes and normalisation
   * @return the changed configuration
   */
  public FcosConfig withTransform(GeneralizedRcnnTransformConfig wanted) {
    return new FcosConfig(wanted, anchors, radius, decision);
  }

  /**
   * With other squares.
   *
   * @param wanted one around each pixel of each feature map
   * @return the changed configuration
   */
  public FcosConfig withAnchors(AnchorGenerator wanted) {
    return new FcosConfig(transform, wanted, radius, decision);
  }

  /**
   * With other rules for what is a detection.
   *
   * @param wanted which scored boxes count as found
   * @return the changed configuration
   */
  public FcosConfig withDecision(DecisionConfig wanted) {
    return new FcosConfig(transform, anchors, radius, wanted);
  }
}
