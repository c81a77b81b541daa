package org.fovea.samples.detect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.fovea.io.weights.NamedArrays;
import org.fovea.io.weights.WeightFiles;
import org.fovea.metrics.detection.Category;
import org.fovea.neural.detection.Detectors;
import org.fovea.neural.detection.NeuralDetector;
import org.fovea.neural.detection.PictureDetector;
import org.fovea.neural.weights.ModuleWeights;
import org.jspecify.annotations.Nullable;

/**
 * A detector read from a file of weights.
 *
 * @param card what it is
 * @param detector ready to use
 */
public record DetectorFile(DetectionCard card, PictureDetector detector) {
  private static final String SIGNS = "signs.safetensors";

  /**
   * Reads a detector.
   *
   * @param file weights of any format
   * @param model the network's name where the file does not say, or null
   * @param labels the names of categories 1, 2 and so on where the file does not say, or null
   * @return ready to use
   * @throws IOException when the file can't be read
   * @throws IllegalArgumentException when neither says what is needed, or the weights don't fit
   */
  public static DetectorFile read(Path file, @Nullable String model, @Nullable List<String> labels)
      throws IOException {
    NamedArrays weights = WeightFiles.read(file);
    DetectionCard card;
    if (DetectionCard.isIn(weights.metadata())) {
      card = DetectionCard.fromMetadata(weights.metadata());
    } else if (model == null || labels == null) {
      throw new IllegalArgumentException(
          file + " does not say what it is of: say --model and --labels");
    } else {
      card = new DetectionCard(model, Detectors.usualSize(model), categories(labels));
    }
    if (model != null && !model.equals(card.model())) {
      throw new IllegalArgumentException(
          "%s is of %s, not of %s".formatted(file, card.model(), model));
    }
    NeuralDetector network = card.create(new SplittableRandom(0));
    try {
      ModuleWeights.load(network, weights.under(weights.wrapper()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s is not of a %s of %d categories: %s"
              .formatted(file, card.model(), card.categories().size(), e.getMessage()),
          e);
    }
    return new DetectorFile(card, new PictureDetector(network, card.categoryIds()));
  }

  private static List<Category> categories(List<String> labels) {
    return IntStream.range(0, labels.size())
        .mapToObj(i -> new Category(i + 1, labels.get(i)))
        .toList();
  }

  /**
   * The detector of the traffic signs in generated road scenes that comes with the program.
   *
   * @return ready to use
   * @throws IOException when it can't be read
   */
  public static DetectorFile signs() throws IOException {
    Path copy = Files.createTempFile("fovea", SIGNS);
    try (InputStream in =
        Objects.requireNonNull(DetectorFile.class.getResourceAsStream(SIGNS), SIGNS)) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return read(copy, null, null);
    } finally {
      Files.delete(copy);
    }
  }
}
