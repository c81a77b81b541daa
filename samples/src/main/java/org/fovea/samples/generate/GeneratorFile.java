package org.fovea.samples.generate;

import java.io.IOException;
import java.nio.file.Path;
import org.fovea.io.weights.NamedArrays;
import org.fovea.io.weights.WeightFiles;
import org.fovea.neural.weights.ModuleWeights;

/**
 * A generator and what is known of it.
 *
 * @param card of its weights
 * @param generator ready to use
 */
public record GeneratorFile(GeneratorCard card, PictureGenerator generator) {
  /**
   * Reads a generator.
   *
   * @param file weights that {@code fovea train generate} wrote
   * @return ready to use
   * @throws IOException when the file can't be read
   * @throws IllegalArgumentException when it does not say what it is
   */
  public static GeneratorFile read(Path file) throws IOException {
    NamedArrays weights = WeightFiles.read(file);
    GeneratorCard card;
    try {
      card = GeneratorCard.fromMetadata(weights.metadata());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
    PictureGenerator generator = card.kind().read(card);
    ModuleWeights.load(generator.module(), weights);
    return new GeneratorFile(card, generator);
  }

  /** Writes weights that {@link #read} reads. */
  static void write(Path file, GeneratorCard card, PictureGenerator generator) throws IOException {
    NamedArrays weights = ModuleWeights.of(generator.module());
    WeightFiles.write(file, new NamedArrays(weights.arrays(), card.toMetadata()));
  }
}
