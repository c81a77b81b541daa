package org.fovea.samples.train;

import java.util.List;
import org.fovea.neural.transfer.TransferStrategy;

/**
 * How a classifier is trained. A value out of range is an {@link IllegalArgumentException}.
 *
 * @param model its name among the models
 * @param size rows and columns of the input, 0 for the model's own
 * @param epochs how often all pictures are seen
 * @param batch pictures to a batch
 * @param optimizer what changes the weights
 * @param rate the highest learning rate; 0 to look for one
 * @param decay the weight decay
 * @param schedule how the rate changes
 * @param smoothing label smoothing, 0..1
 * @param average decay of the moving average of the weights, 0 for none
 * @param augment random changes of the pictures
 * @param mix how the pictures of a batch are mixed
 * @param patience epochs without improvement after which training ends, 0 to go through all
 * @param strategy what is trained of a network with loaded weights
 * @param loadedFactor the learning rate of loaded weights over that of the new classifier
 * @param seed what all random choices follow from
 */
public record ClassifierSettings(
    String model,
    int size,
    int epochs,
    int batch,
    OptimizerKind optimizer,
    double rate,
    double decay,
    ScheduleKind schedule,
    double smoothing,
    double average,
    List<AugmentKind> augment,
    MixKind mix,
    int patience,
    TransferStrategy strategy,
    double loadedFactor,
    long seed) {
  public ClassifierSettings {
    augment = List.copyOf(augment);
    require("size", size >= 0, size, "0 or more");
    require("epochs", epochs >= 1, epochs, "1 or more");
    require("batch", batch >= 1, batch, "1 or more");
    require("lr", rate >= 0, rate, "0 or more");
    require("weight-decay", decay >= 0, decay, "0 or more");
    require("label-smoothing", smoothing >= 0 && smoothing <= 1, smoothing, "0..1");
    require("average", average >= 0 && average < 1, average, "0 to below 1");
    require("patience", patience >= 0, patience, "0 or more");
    require("loaded-rate", loadedFactor >= 0, loadedFactor, "0 or more");
  }

  private static void require(String name, boolean fits, Number value, String expected) {
    if (!fits) {
      throw new IllegalArgumentException("%s must be %s, got %s".formatted(name, expected, value));
    }
  }
}
