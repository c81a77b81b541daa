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

/** Reads a classifier from a file of weights. */
public final class ClassifierFile {
  private ClassifierFile() {}

  /**
   * Reads a classifier.
   *
   * @param file weights of any format
   * @param words what the user says of them
   * @return ready to use
   * @throws IOException when the file can't be read
   * @throws IllegalArgumentException when neither says what is needed, or the weights don't fit
   */
  public static PictureClassifier read(Path file, CardWords words) throws IOException {
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
    return new PictureClassifier(network, card);
  }
}
