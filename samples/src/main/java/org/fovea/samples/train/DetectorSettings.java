package org.fovea.samples.train;

import java.util.List;
import org.fovea.neural.detection.Detectors;

/**
 * How a detector is trained. A value out of range is an {@link IllegalArgumentException}.
 *
 * @param model its name among {@link Detectors}
 * @param size the shorter side that pictures are resized to, 0 for the model's own
 * @param learning how it learns, at a rate above 0
 * @param augment random changes of pictures with their objects: flip, shift, rotate and colour
 */
public record DetectorSettings(
    String model, int size, LearningSettings learning, List<AugmentKind> augment) {
  public DetectorSettings {
    augment = List.copyOf(augment);
    List<String> names = Detectors.names();
    LearningSettings.require("model", names.contains(model), model, "one of " + names);
    LearningSettings.require("size", size >= 0, size, "0 or more");
    learning.requireRate();
    AugmentKind.requireOfObjects(augment);
  }

  /** The size with the model's own in place of 0. */
  int shorterSide() {
    return size == 0 ? Detectors.usualSize(model) : size;
  }
}
