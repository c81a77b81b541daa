package org.fovea.samples.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.fovea.io.weights.NamedArrays;
import org.fovea.io.weights.WeightFiles;
import org.fovea.neural.model.ImageClassifier;
import org.fovea.neural.model.ModelCard;
import org.fovea.neural.model.Models;
import org.fovea.neural.model.PictureClassifier;
import org.fovea.neural.weights.ModuleWeights;
import org.jspecify.annotations.Nullable;

/** Reads a classifier from a file of weights. */
public final class ClassifierFile {
  private ClassifierFile() {}

  /**
   * Reads a classifier. What the caller says counts for more than what the file says of itself.
   *
   * @param file weights of any format
   * @param model the network's name, or null to believe the file
   * @param labels the names of the classes, or null to believe the file
   * @param size rows and columns of the input, 0 to believe the file or the model
   * @return ready to use
   * @throws IOException when the file can't be read
   * @throws IllegalArgumentException when neither says what is needed, or the weights don't fit
   */
  public static PictureClassifier read(
      Path file, @Nullable String model, @Nullable List<String> labels, int size)
      throws IOException {
    NamedArrays weights = WeightFiles.read(file);
    ModelCard card = card(file, weights, model, labels);
    if (size > 0) {
      card = card.withSize(size);
    }
    ImageClassifier network =
        Models.create(
            card.model(), card.config().withInitialised(false), new SplittableRandom(0));
    try {
      ModuleWeights.load(network, weights.under(weights.wrapper()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s is not of a %s of %d classes: %s"
              .formatted(file, card.model(), card.labels().size(), e.getMessage()),
          e);
    }
    return new PictureClassifier(network, card);
  }

  private static ModelCard card(
      Path file, NamedArrays weights, @Nullable String model, @Nullable List<String> labels) {
    boolean known = ModelCard.isIn(weights.metadata());
    if (model == null && !known) {
      throw new IllegalArgumentException(file + " does not say of which model it is: say --model");
    }
    if (known && (model == null || model.equals(weights.metadata().get("model")))) {
      ModelCard own = ModelCard.fromMetadata(weights.metadata());
      return labels == null ? own : own.withLabels(labels);
    }
    if (labels == null) {
      throw new IllegalArgumentException(
          file + " does not name its classes: say --labels, or --data with pictures of all of them");
    }
    return ModelCard.of(java.util.Objects.requireNonNull(model), labels);
  }
}
