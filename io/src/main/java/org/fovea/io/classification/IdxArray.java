package org.fovea.io.classification;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.fovea.io.dataset.DatasetFormatException;

/**
 * The array of bytes in a file of the IDX format: two bytes 0, the type of its elements, how many
 * dimensions, their lengths as big-endian 32-bit numbers, the elements.
 *
 * @param file where it is from
 * @param shape the lengths
 * @param bytes the elements, the last dimension fastest
 */
@SuppressWarnings("ArrayRecordComponent")
record IdxArray(Path file, int[] shape, byte[] bytes) {
  private static final int UNSIGNED_BYTE = 0x08;

  /** No gzip file holds more than this for each of its bytes. */
  private static final long HIGHEST_GZIP_RATIO = 1032;

  private static final int GZIP_MAGIC = 0x1f8b;

  /**
   * Reads a file, plain or gzip as its content tells.
   *
   * @param rank how many dimensions it must have
   */
  static IdxArray read(Path file, int rank) throws IOException {
    long size = Files.size(file);
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
      raw.mark(2);
      boolean gzip = (raw.read() << 8 | raw.read()) == GZIP_MAGIC;
      raw.reset();
      long most = gzip ? size * HIGHEST_GZIP_RATIO : size;
      return read(file, rank, new DataInputStream(gzip ? new GZIPInputStream(raw) : raw), most);
    } catch (EOFException | ZipException e) {
      throw new DatasetFormatException(file, "", "breaks off or is damaged", e);
    }
  }

  private static IdxArray read(Path file, int rank, DataInputStream in, long most)
      throws IOException {
    int zeros = in.readUnsignedShort();
    int type = in.readUnsignedByte();
    if (zeros != 0) {
      throw new DatasetFormatException(
          file, "magic number", "begins with %04x, expected 0000, is no IDX".formatted(zeros));
    }
    if (type != UNSIGNED_BYTE) {
      throw new DatasetFormatException(
          file, "element type", "is " + typeName(type) + ", expected unsigned byte (0x08)");
    }
    int dimensions = in.readUnsignedByte();
    if (dimensions != rank) {
      throw new DatasetFormatException(
          file, "dimensions", "are " + dimensions + ", expected " + rank);
    }
    int[] shape = new int[rank];
    long count = 1;
    for (int i = 0; i < rank; i++) {
      shape[i] = in.readInt();
      if (shape[i] < (i == 0 ? 0 : 1)) {
        throw new DatasetFormatException(
            file, "length of dimension " + i, "is " + Integer.toUnsignedString(shape[i]));
      }
      // Below 2^62 before each step, as what is checked here is below 2^31.
      count *= shape[i];
      if (count > Math.min(most, Integer.MAX_VALUE - 8)) {
        throw new DatasetFormatException(
            file, "lengths", Arrays.toString(shape) + " ask for more bytes than it can hold");
      }
    }
    return new IdxArray(file, shape, elements(file, in, (int) count));
  }

  private static byte[] elements(Path file, InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count); // which grows its memory with what it finds
    if (bytes.length < count) {
      throw new DatasetFormatException(
          file, "elements", "are " + bytes.length + ", expected " + count);
    }
    if (in.read() >= 0) {
      throw new DatasetFormatException(
          file, "elements", "are more than the " + count + " that the header states");
    }
    return bytes;
  }

  private static String typeName(int type) {
    String name =
        switch (type) {
          case 0x09 -> "signed byte";
          case 0x0B -> "short";
          case 0x0C -> "int";
          case 0x0D -> "float";
          case 0x0E -> "double";
          default -> "unknown";
        };
    return "%s (0x%02x)".formatted(name, type);
  }
}
