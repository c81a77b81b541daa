package org.fovea.samples.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.fovea.io.weights.NamedArrays;
import org.fovea.io.weights.WeightFiles;
import org.fovea.neural.model.ImageClassifier;
import org.fovea.neural.model.ModelCard;
import org.fovea.neural.model.Models;
import org.fovea.neural.weights.ModuleWeights;
import org.fovea.samples.train.CardWords;

/**
 * A classifier whose parts can be looked at.
 *
 * @param network with its weights fixed, in evaluation mode
 * @param card of those weights
 */
public record TrainedNetwork(ImageClassifier network, ModelCard card) {
  /**
   * Reads a classifier.
   *
   * @param file weights of any format
   * @param words what the user says of them
   * @return the network and its card
   * @throws IOException when the file can't be read
   * @throws IllegalArgumentException when neither says what is needed, or the weights don't fit
   */
  public static TrainedNetwork read(Path file, CardWords words) throws IOException {
    NamedArrays weights = WeightFiles.read(file);
    ModelCard card = words.card(file, weights.metadata());
    ImageClassifier network =
        Models.create(card.model(), card.config().withInitialised(false), new SplittableRandom(0));
    ModuleWeights.load(network, weights.under(weights.wrapper()));
    network.freeze(true);
    network.eval();
    return new TrainedNetwork(network, card);
  }
}
