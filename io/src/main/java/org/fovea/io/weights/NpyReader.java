package org.fovea.io.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.fovea.io.array.NumericArray;

/**
 * Reads NumPy's file of one array, versions 1.0, 2.0 and 3.0 of the format: both byte orders and
 * both index orders. Types: bool, int8 to int64, uint8, float16 to float64; structured types,
 * Python objects and all others are refused by name.
 */
public final class NpyReader {
  private NpyReader() {}

  /**
   * Reads a file.
   *
   * @param file the file; a large one is mapped into memory, and must not be changed while the
   *     array is in use
   * @return its array, in C order
   * @throws WeightFormatException if it is damaged, no such file, or of another type
   * @throws IOException if it can't be read
   */
  public static NumericArray read(Path file) throws IOException {
    try (FileBytes bytes = FileBytes.open(file)) {
      return read(bytes);
    }
  }

  static NumericArray read(FileBytes bytes) throws IOException {
    return read(bytes.file(), "", bytes.slice(0, bytes.length(), ""));
  }

  /** Reads what is in a buffer; {@code entry} names it in messages. */
  static NumericArray read(Path file, String entry, ByteBuffer bytes) throws IOException {
    NpyHeader header = NpyHeader.parse(file, entry, bytes);
    int width = header.type().bytes();
    long expected = ArrayShape.numel(header.shape()) * width;
    ByteBuffer numbers = bytes.slice(bytes.position(), bytes.remaining()).order(header.order());
    if (numbers.remaining() != expected) {
      throw new WeightFormatException(
          file, entry, "%d bytes of numbers, expected %d".formatted(numbers.remaining(), expected));
    }
    if (header.fortran()) {
      int[] shape = header.shape();
      numbers = new StridedView(shape, StridedView.fortranStrides(shape), 0).of(numbers, width);
    }
    return NumericArray.of(header.type(), numbers, header.shape());
  }
}
