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
 * @param epochs how often all pictures are seen
 * @param batch parts of pictures to a batch
 * @param crop rows and columns of a part, 0 for whole pictures
 * @param repeats how many parts of each picture are seen in an epoch
 * @param optimizer what changes the weights
 * @param rate the highest learning rate
 * @param decay the weight decay
 * @param schedule how the rate changes
 * @param average decay of the moving average of the weights, 0 for none
 * @param augment random changes of pictures with their masks: flip, shift, rotate and colour
 * @param borderWeights whether the loss counts more between cells that touch
 * @param seed what all random choices follow from
 */
public record SegmenterSettings(
    SegmentationModel model,
    int width,
    int depth,
    boolean grey,
    int epochs,
    int batch,
    int crop,
    int repeats,
    OptimizerKind optimizer,
    double rate,
    double decay,
    ScheduleKind schedule,
    double average,
    List<AugmentKind> augment,
    boolean borderWeights,
    long seed) {
  private static final List<AugmentKind> WITH_MASKS =
      List.of(AugmentKind.FLIP, AugmentKind.SHIFT, AugmentKind.ROTATE, AugmentKind.COLOUR);

  public SegmenterSettings {
    augment = List.copyOf(augment);
    require("width", width >= 0, width, "0 or more");
    require("depth", depth >= 0, depth, "0 or more");
    require("epochs", epochs >= 1, epochs, "1 or more");
    require("batch", batch >= 1, batch, "1 or more");
    require("crop", crop >= 0, crop, "0 or more");
    require("repeats", repeats >= 1, repeats, "1 or more");
    require("lr", rate > 0, rate, "above 0");
    require("weight-decay", decay >= 0, decay, "0 or more");
    require("average", average >= 0 && average < 1, average, "0 to below 1");
    require("augment", WITH_MASKS.containsAll(augment), augment, "some of " + WITH_MASKS);
  }

  private static void require(String name, boolean fits, Object value, String expected) {
    if (!fits) {
      throw new IllegalArgumentException("%s must be %s, got %s".formatted(name, expected, value));
    }
  }
}
