package org.fovea.io.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fovea.io.array.NpyFile;
import org.fovea.io.array.NumericArray;
import org.fovea.io.file.AtomicFile;

/** NumPy's ZIP archive of arrays, each a {@code .npy} file under its name. */
public final class NpzFile {
  static final String EXTENSION = ".npy";

  private NpzFile() {}

  /**
   * Reads a file, compressed ({@code numpy.savez_compressed}) or not.
   *
   * @param file the file; a large one is mapped into memory, and must not be changed while the
   *     arrays are in use
   * @return its arrays, without metadata
   * @throws WeightFormatException if it is damaged, no such file, or one of its arrays can't be
   *     read
   * @throws IOException if it can't be read
   */
  public static NamedArrays read(Path file) throws IOException {
    try (FileBytes bytes = FileBytes.open(file)) {
      return read(bytes);
    }
  }

  static NamedArrays read(FileBytes bytes) throws IOException {
    ZipArchive archive = ZipArchive.open(bytes);
    Map<String, NumericArray> arrays = new LinkedHashMap<>();
    for (String entry : archive.names()) {
      if (!entry.endsWith(EXTENSION)) {
        throw new WeightFormatException(bytes.file(), entry, "expected entries of .npy files only");
      }
      arrays.put(
          entry.substring(0, entry.length() - EXTENSION.length()),
          NpyReader.read(bytes.file(), entry, archive.get(entry)));
    }
    return NamedArrays.of(arrays);
  }

  /**
   * Writes a file for {@code numpy.load}, not compressed; bfloat16 becomes float32.
   *
   * @param file the file, replaced if it is there, once all is written
   * @param weights what to write; their metadata have no place in it
   * @throws IOException if it can't be written
   */
  public static void write(Path file, NamedArrays weights) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          StoredZipWriter zip = new StoredZipWriter(out);
          for (Map.Entry<String, NumericArray> array : weights.arrays().entrySet()) {
            zip.entry(array.getKey() + EXTENSION, entry -> NpyFile.write(entry, array.getValue()));
          }
          zip.finish();
        });
  }
}
