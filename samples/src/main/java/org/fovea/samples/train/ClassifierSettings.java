package org.fovea.samples.train;

import java.util.List;
import org.fovea.neural.transfer.TransferStrategy;

/**
 * How a classifier is trained. A value out of range is an {@link IllegalArgumentException}.
 *
 * @param model its name among the models
 * @param size rows and columns of the input, 0 for the model's own
 * @param learning how it learns; a rate of 0 stands for one that is looked for
 * @param smoothing label smoothing, 0..1
 * @param augment random changes of the pictures
 * @param mix how the pictures of a batch are mixed
 * @param patience epochs without improvement after which training ends, 0 to go through all
 * @param strategy what is trained of a network with loaded weights
 * @param loadedFactor the learning rate of loaded weights over that of the new classifier
 */
public record ClassifierSettings(
    String model,
    int size,
    LearningSettings learning,
    double smoothing,
    List<AugmentKind> augment,
    MixKind mix,
    int patience,
    TransferStrategy strategy,
    double loadedFactor) {
  public ClassifierSettings {
    augment = List.copyOf(augment);
    LearningSettings.require("size", size >= 0, size, "0 or more");
    LearningSettings.require(
        "label-smoothing", smoothing >= 0 && smoothing <= 1, smoothing, "0..1");
    LearningSettings.require("patience", patience >= 0, patience, "0 or more");
    LearningSettings.require("loaded-rate", loadedFactor >= 0, loadedFactor, "0 or more");
  }
}
