package org.fovea.samples.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.fovea.io.weights.NamedArrays;
import org.fovea.io.weights.WeightFiles;
import org.fovea.neural.model.ImageClassifier;
import org.fovea.neural.model.ModelCard;
import org.fovea.neural.model.Models;
import org.fovea.neural.model.PictureClassifier;
import org.fovea.neural.weights.ModuleWeights;

/**
 * A classifier whose parts can be looked at.
 *
 * @param network with its weights fixed, in evaluation mode
 * @param card of those weights
 */
public record TrainedClassifier(ImageClassifier network, ModelCard card) {
  /**
   * Reads a classifier.
   *
   * @param file weights of any format
   * @param words what the user says of them
   * @return the network and its card
   * @throws IOException when the file can't be read
   * @throws IllegalArgumentException when neither says what is needed, or the weights don't fit
   */
  public static TrainedClassifier read(Path file, CardWords words) throws IOException {
    NamedArrays weights = WeightFiles.read(file);
    ModelCard card = words.card(file, weights.metadata());
    ImageClassifier network =
        Models.create(card.model(), card.config().withInitialised(false), new SplittableRandom(0));
    try {
      ModuleWeights.load(network, weights.under(weights.wrapper()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s is not of a %s of %d classes: %s"
              .formatted(file, card.model(), card.labels().size(), e.getMessage()),
          e);
    }
    network.freeze(true);
    network.eval();
    return new TrainedClassifier(network, card);
  }

  /**
   * The classifier without its parts.
   *
   * @return ready to use
   */
  public PictureClassifier classifier() {
    return new PictureClassifier(network, card);
  }
}
