package org.fovea.io.weights;

import java.io.IOException;
import java.nio.file.Path;

/** Reads and writes weight files of any format. */
public final class WeightFiles {
  private WeightFiles() {}

  /**
   * Reads a file, by its content, whatever its name.
   *
   * @param file the file; a large one is mapped into memory where its format allows, and must not
   *     be changed while the arrays are in use
   * @return all its arrays
   * @throws WeightFormatException if it is damaged, of no known format, or holds what is refused
   * @throws IOException if it can't be read
   */
  public static NamedArrays read(Path file) throws IOException {
    try (FileBytes bytes = FileBytes.open(file)) {
      return SafetensorsFile.read(bytes);
    }
  }

  /**
   * Writes a file in the format that its name stands for.
   *
   * @param file the file, replaced if it is there, once all is written
   * @param weights what to write
   * @throws IllegalArgumentException if the name ends in no known extension, or the format can't
   *     hold the arrays
   * @throws IOException if it can't be written
   */
  public static void write(Path file, NamedArrays weights) throws IOException {
    switch (WeightFormat.ofName(file)) {
      case SAFETENSORS -> SafetensorsFile.write(file, weights);
      default -> throw new IllegalArgumentException("format of " + file);
    }
  }
}
