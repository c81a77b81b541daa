package org.fovea.io.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.fovea.io.array.NpyFile;
import org.fovea.io.array.NumericArray;

/** Reads and writes weight files of any format. */
public final class WeightFiles {
  private WeightFiles() {}

  /**
   * Reads a file, by its content, whatever its name.
   *
   * @param file the file; a large one is mapped into memory where its format allows, and must not
   *     be changed while the arrays are in use
   * @return all its arrays; of a PyTorch checkpoint as {@link Checkpoint#tensors} names them, of a
   *     {@code .npy} file one under the file's name without its extension
   * @throws WeightFormatException if it is damaged, of no known format, or holds what is refused
   * @throws IOException if it can't be read
   */
  public static NamedArrays read(Path file) throws IOException {
    try (FileBytes bytes = FileBytes.open(file)) {
      return read(bytes);
    }
  }

  static NamedArrays read(FileBytes bytes) throws IOException {
    return switch (WeightFormat.of(bytes)) {
      case SAFETENSORS -> SafetensorsFile.read(bytes);
      case PYTORCH -> PyTorchFile.readZip(bytes).tensors();
      case PYTORCH_LEGACY -> LegacyPyTorchFile.read(bytes).tensors();
      case NPY -> NamedArrays.of(Map.of(stem(bytes.file()), NpyReader.read(bytes)));
      case NPZ -> NpzFile.read(bytes);
    };
  }

  /**
   * The format of a file, by its content, whatever its name.
   *
   * @param file the file
   * @return its format
   * @throws WeightFormatException if it is of no known format
   * @throws IOException if it can't be read
   */
  public static WeightFormat format(Path file) throws IOException {
    try (FileBytes bytes = FileBytes.open(file)) {
      return WeightFormat.of(bytes);
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
      case PYTORCH -> PyTorchFile.write(file, weights);
      case NPZ -> NpzFile.write(file, weights);
      case NPY -> NpyFile.write(file, only(file, weights));
      case PYTORCH_LEGACY -> throw new IllegalStateException("no name stands for it");
    }
  }

  private static NumericArray only(Path file, NamedArrays weights) {
    if (weights.arrays().size() != 1) {
      throw new IllegalArgumentException(
          "%s holds one array, got %d; .npz holds more".formatted(file, weights.arrays().size()));
    }
    return weights.arrays().values().iterator().next();
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
