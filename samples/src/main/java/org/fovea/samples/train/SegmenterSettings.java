package org.fovea.samples.train;

import java.util.List;
import org.fovea.neural.segmentation.SegmentationModel;

/**
 * How a segmentation network is trained. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param model which network
 * @param width of the network, 0 for its usual one
 * @param depth of the network, 0 for its usual one
 * @param grey whether it gets the luma alone
 * @param learning how it learns, at a rate above 0
 * @param crop rows and columns of a part, 0 for whole pictures
 * @param repeats how many parts of each picture are seen in an epoch
 * @param augment random changes of pictures with their masks: flip, shift, rotate and colour
 * @param borderWeights whether the loss counts more between cells that touch
 */
public record SegmenterSettings(
    SegmentationModel model,
    int width,
    int depth,
    boolean grey,
    LearningSettings learning,
    int crop,
    int repeats,
    List<AugmentKind> augment,
    boolean borderWeights) {
  public SegmenterSettings {
    augment = List.copyOf(augment);
    LearningSettings.require("width", width >= 0, width, "0 or more");
    LearningSettings.require("depth", depth >= 0, depth, "0 or more");
    LearningSettings.require("crop", crop >= 0, crop, "0 or more");
    LearningSettings.require("repeats", repeats >= 1, repeats, "1 or more");
    learning.requireRate();
    AugmentKind.requireOfObjects(augment);
  }
}
