package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How RetinaNet sees pictures, learns and decides.
 *
 * @param transform the pictures' sizes and normalisation
 * @param anchors of each feature map, of all as many per pixel
 * @param matcher which anchors are on an object
 * @param decision which scored boxes count as found
 */
public record RetinaNetConfig(
    GeneralizedRcnnTransformConfig transform,
    AnchorGenerator anchors,
    Matcher matcher,
    DecisionConfig decision) {
  private static final List<Double> RATIOS = List.of(0.5, 1.0, 2.0);

  /**
   * torchvision's, for five feature maps: the shorter side 800 pixels and the longer at most 1333;
   * anchors from 32, 64, 128, 256 and 512 pixels; on an object from an overlap of 0.5, off it below
   * 0.4; at most 300 detections above 0.05, suppressed from 0.5.
   *
   * @return the configuration
   */
  public static RetinaNetConfig defaults() {
    return new RetinaNetConfig(
        GeneralizedRcnnTransformConfig.of(800, 1333),
        anchors(List.of(32, 64, 128, 256, 512)),
        new Matcher(0.5, 0.4, true),
        new DecisionConfig(0.05, 1000, 0.5, 300));
  }

  /**
   * Anchors of three sizes, a third of an octave apart and rounded down, for each feature map, in
   * the aspects 1:2, 1:1 and 2:1.
   *
   * @param sizes the sides of the smallest when square, finest map first, in resized pictures'
   *     pixels
   * @return the generator
   */
  public static AnchorGenerator anchors(List<Integer> sizes) {
    List<List<Double>> all = new ArrayList<>();
    for (int size : sizes) {
      all.add(
          List.of(
              (double) size,
              Math.floor(size * Math.pow(2, 1 / 3.0)),
              Math.floor(size * Math.pow(2, 2 / 3.0))));
    }
    return new AnchorGenerator(all, Collections.nCopies(sizes.size(), RATIOS));
  }

  /**
   * With another transform.
   *
   * @param wanted the pictures' sizes and normalisation
   * @return the changed configuration
   */
  public RetinaNetConfig withTransform(GeneralizedRcnnTransformConfig wanted) {
    return new RetinaNetConfig(wanted, anchors, matcher, decision);
  }

  /**
   * With other anchors.
   *
   * @param wanted of each feature map
   * @return the changed configuration
   */
  public RetinaNetConfig withAnchors(AnchorGenerator wanted) {
    return new RetinaNetConfig(transform, wanted, matcher, decision);
  }

  /**
   * With another matcher.
   *
   * @param wanted which anchors are on an object
   * @return the changed configuration
   */
  public RetinaNetConfig withMatcher(Matcher wanted) {
    return new RetinaNetConfig(transform, anchors, wanted, decision);
  }

  /**
   * With other rules for what is a detection.
   *
   * @param wanted which scored boxes count as found
   * @return the changed configuration
   */
  public RetinaNetConfig withDecision(DecisionConfig wanted) {
    return new RetinaNetConfig(transform, anchors, matcher, wanted);
  }
}
