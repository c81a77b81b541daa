package org.fovea.neural.detection;

import java.util.Collections;
import java.util.List;

/**
 * How a detector in two stages sees pictures, learns and decides.
 *
 * @param transform the pictures' sizes and normalisation
 * @param anchors of each feature map, of all as many per pixel
 * @param rpn how regions are proposed
 * @param roiHeads how they are judged
 */
public record GeneralizedRcnnConfig(
    GeneralizedRcnnTransformConfig transform,
    AnchorGenerator anchors,
    RpnConfig rpn,
    RoiHeadsConfig roiHeads) {
  private static final List<Double> RATIOS = List.of(0.5, 1.0, 2.0);

  /**
   * torchvision's, for five feature maps: the shorter side 800 pixels and the longer at most 1333;
   * anchors of 32, 64, 128, 256 and 512 pixels in three aspects.
   *
   * @return the configuration
   */
  public static GeneralizedRcnnConfig defaults() {
    return new GeneralizedRcnnConfig(
        GeneralizedRcnnTransformConfig.of(800, 1333),
        anchors(List.of(32.0, 64.0, 128.0, 256.0, 512.0)),
        RpnConfig.defaults(),
        RoiHeadsConfig.defaults());
  }

  /**
   * Anchors of one size for each feature map, in the aspects 1:2, 1:1 and 2:1.
   *
   * @param sizes their sides when square, finest map first, in resized pictures' pixels
   * @return the generator
   */
  public static AnchorGenerator anchors(List<Double> sizes) {
    return new AnchorGenerator(
        sizes.stream().map(List::of).toList(), Collections.nCopies(sizes.size(), RATIOS));
  }

  /**
   * With another transform.
   *
   * @param wanted the pictures' sizes and normalisation
   * @return the changed configuration
   */
  public GeneralizedRcnnConfig withTransform(GeneralizedRcnnTransformConfig wanted) {
    return new GeneralizedRcnnConfig(wanted, anchors, rpn, roiHeads);
  }

  /**
   * With other anchors.
   *
   * @param wanted of each feature map
   * @return the changed configuration
   */
  public GeneralizedRcnnConfig withAnchors(AnchorGenerator wanted) {
    return new GeneralizedRcnnConfig(transform, wanted, rpn, roiHeads);
  }

  /**
   * With other rules for proposals.
   *
   * @param wanted how regions are proposed
   * @return the changed configuration
   */
  public GeneralizedRcnnConfig withRpn(RpnConfig wanted) {
    return new GeneralizedRcnnConfig(transform, anchors, wanted, roiHeads);
  }

  /**
   * With other rules for detections.
   *
   * @param wanted how regions are judged
   * @return the changed configuration
   */
  public GeneralizedRcnnConfig withRoiHeads(RoiHeadsConfig wanted) {
    return new GeneralizedRcnnConfig(transform, anchors, rpn, wanted);
  }
}
