package org.fovea.samples.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fovea.neural.model.ModelCard;
import org.jspecify.annotations.Nullable;

/**
 * What the user says of weights; it counts for more than what their file says of itself.
 *
 * @param model the network's name, or null to believe the file
 * @param labels the names of the classes, or null to believe the file
 * @param size rows and columns of the input, 0 to believe the file or the model
 * @param mean of each channel, or null to believe the file or the model
 * @param std of each channel, or null to believe the file or the model
 */
public record CardWords(
    @Nullable String model,
    @Nullable List<String> labels,
    int size,
    @Nullable List<Double> mean,
    @Nullable List<Double> std) {

  /**
   * The card of a file's weights.
   *
   * @param file for messages
   * @param metadata what it says of itself
   * @return the card
   * @throws IllegalArgumentException when something is said neither here nor there
   */
  public ModelCard card(Path file, Map<String, String> metadata) {
    ModelCard card = begin(file, metadata);
    return new ModelCard(
        card.model(),
        size > 0 ? card.config().withSize(size) : card.config(),
        card.labels(),
        mean == null ? card.mean() : mean,
        std == null ? card.std() : std);
  }

  private ModelCard begin(Path file, Map<String, String> metadata) {
    if (ModelCard.isIn(metadata) && (model == null || model.equals(metadata.get("model")))) {
      ModelCard own = ModelCard.fromMetadata(metadata);
      return labels == null || labels.equals(own.labels())
          ? own
          : new ModelCard(
              own.model(), own.config().withClasses(labels.size()), labels, own.mean(), own.std());
    }
    if (model == null) {
      throw new IllegalArgumentException(file + " does not say of which model it is: say --model");
    }
    if (labels == null) {
      throw new IllegalArgumentException(
          file
              + " does not name its classes: say --labels, or --data with pictures of all of them");
    }
    return ModelCard.of(model, labels);
  }
}
