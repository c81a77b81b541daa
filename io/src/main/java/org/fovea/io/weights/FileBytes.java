package org.fovea.io.weights;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file's bytes: those of a small file read, those of a large one mapped into memory. What was
 * sliced out stays valid after this is closed.
 */
final class FileBytes implements Closeable {
  /** Below it mapping costs more than reading, and would last until the next garbage collection. */
  private static final long SMALL = 1 << 20;

  private final Path file;
  private final long length;
  private final @Nullable FileChannel channel;
  private final @Nullable ByteBuffer all;

  private FileBytes(
      Path file, long length, @Nullable FileChannel channel, @Nullable ByteBuffer all) {
    this.file = file;
    this.length = length;
    this.channel = channel;
    this.all = all;
  }

  static FileBytes open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new WeightFormatException(file, "", "is a folder, expected a file");
    }
    if (Files.size(file) <= SMALL) {
      return of(file, Files.readAllBytes(file));
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      long length = channel.size();
      ByteBuffer all =
          length <= Integer.MAX_VALUE
              ? channel.map(FileChannel.MapMode.READ_ONLY, 0, length)
              : null;
      return new FileBytes(file, length, channel, all);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  static FileBytes of(Path file, byte[] bytes) {
    return new FileBytes(file, bytes.length, null, ByteBuffer.wrap(bytes).asReadOnlyBuffer());
  }

  Path file() {
    return file;
  }

  long length() {
    return length;
  }

  /**
   * A part of the file.
   *
   * @param where names the part in the message
   * @return the bytes, little-endian
   * @throws WeightFormatException if the file does not have them all, or they are 2 GB or more
   */
  ByteBuffer slice(long offset, long count, String where) throws IOException {
    if (offset < 0 || count < 0 || offset > length || count > length - offset) {
      throw new WeightFormatException(
          file,
          where,
          "bytes %s to %s, expected them within the file's %d"
              .formatted(
                  Long.toUnsignedString(offset), Long.toUnsignedString(offset + count), length));
    }
    if (count > Integer.MAX_VALUE) {
      throw new WeightFormatException(file, where, count + " bytes, expected less than 2 GB");
    }
    ByteBuffer bytes =
        all != null
            ? all.slice((int) offset, (int) count)
            : Objects.requireNonNull(channel).map(FileChannel.MapMode.READ_ONLY, offset, count);
    return bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
