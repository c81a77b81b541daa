package org.fovea.io.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * A ZIP archive, of which entries that are stored are parts of the file's memory: java.util.zip
 * would copy them and doesn't check them. Reads what the format's APPNOTE calls ZIP64, too; refuses
 * encryption, other methods than "stored" and "deflated", archives in several files, and names that
 * come twice.
 */
final class ZipArchive {
  private static final int LOCAL = 0x04034B50;
  private static final int CENTRAL = 0x02014B50;
  private static final int END = 0x06054B50;
  private static final int END64 = 0x06064B50;
  private static final int LOCATOR64 = 0x07064B50;
  private static final int END_LENGTH = 22;
  private static final int END64_LENGTH = 56;
  private static final int LOCATOR64_LENGTH = 20;
  private static final int CENTRAL_LENGTH = 46;
  private static final int LOCAL_LENGTH = 30;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int EXTRA64 = 1;
  private static final long FULL = 0xFFFF_FFFFL;

  /** So much may be inflated of any archive; of a large one, 20 times its length. */
  private static final long SMALL = 1L << 28;

  private final FileBytes bytes;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private long taken;
  private long inflated;

  /**
   * Where an entry lies, by the central directory.
   *
   * @param name its name
   * @param flags general purpose bits
   * @param method how it is compressed
   * @param crc checksum of its content
   * @param packed bytes in the file
   * @param length bytes of its content
   * @param local offset of its local header
   */
  private record Entry(
      String name, int flags, int method, int crc, long packed, long length, long local) {}

  private ZipArchive(FileBytes bytes) {
    this.bytes = bytes;
  }

  /** Reads the directory of an archive. */
  static ZipArchive open(FileBytes bytes) throws IOException {
    ZipArchive archive = new ZipArchive(bytes);
    archive.readDirectory();
    return archive;
  }

  Path file() {
    return bytes.file();
  }

  /** The names of the entries in the order of the directory. */
  Set<String> names() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  /**
   * The content of an entry.
   *
   * @return its bytes, little-endian; null if there is no such entry
   */
  @Nullable ByteBuffer find(String name) throws IOException {
    Entry entry = entries.get(name);
    return entry == null ? null : content(entry);
  }

  /** The content of an entry that must be there. */
  ByteBuffer get(String name) throws IOException {
    ByteBuffer content = find(name);
    if (content == null) {
      throw new WeightFormatException(file(), name, "no such entry in the archive");
    }
    return content;
  }

  private void readDirectory() throws IOException {
    long end = findEnd();
    ByteBuffer record = bytes.slice(end, END_LENGTH, "end of the archive");
    long count = record.getShort(10) & 0xFFFF;
    long size = record.getInt(12) & FULL;
    long offset = record.getInt(16) & FULL;
    ByteBuffer record64 = end64(end);
    if (record64 != null) {
      count = record64.getLong(32);
      size = record64.getLong(40);
      offset = record64.getLong(48);
    }
    ByteBuffer directory = bytes.slice(offset, size, "directory");
    while (directory.remaining() > 0) {
      readEntry(directory);
    }
    if (entries.size() != count) {
      throw new WeightFormatException(
          file(), "directory", "%d entries, expected %d".formatted(entries.size(), count));
    }
  }

  /** The end record is the last thing in the file but for a comment of less than 2^16 bytes. */
  private long findEnd() throws IOException {
    long from = Math.max(0, bytes.length() - END_LENGTH - 0xFFFF);
    ByteBuffer tail = bytes.slice(from, bytes.length() - from, "end of the archive");
    for (int i = tail.limit() - END_LENGTH; i >= 0; i--) {
      if (tail.getInt(i) == END
          && (tail.getShort(i + 20) & 0xFFFF) == tail.limit() - END_LENGTH - i) {
        return from + i;
      }
    }
    throw new WeightFormatException(
        file(), "", "a ZIP archive without its end, expected a whole file");
  }

  private @Nullable ByteBuffer end64(long end) throws IOException {
    if (end < LOCATOR64_LENGTH) {
      return null;
    }
    ByteBuffer locator = bytes.slice(end - LOCATOR64_LENGTH, LOCATOR64_LENGTH, "ZIP64 locator");
    if (locator.getInt(0) != LOCATOR64) {
      return null;
    }
    ByteBuffer record = bytes.slice(locator.getLong(8), END64_LENGTH, "ZIP64 end");
    if (record.getInt(0) != END64) {
      throw new WeightFormatException(file(), "ZIP64 end", "expected its signature");
    }
    return record;
  }

  private void readEntry(ByteBuffer directory) throws IOException {
    int at = directory.position();
    requireDirectory(directory, CENTRAL_LENGTH);
    if (directory.getInt(at) != CENTRAL) {
      throw new WeightFormatException(
          file(), "directory", "byte %d, expected an entry's signature".formatted(at));
    }
    int nameLength = directory.getShort(at + 28) & 0xFFFF;
    int extraLength = directory.getShort(at + 30) & 0xFFFF;
    int commentLength = directory.getShort(at + 32) & 0xFFFF;
    requireDirectory(directory, CENTRAL_LENGTH + nameLength + extraLength + commentLength);
    String name = name(directory, at + CENTRAL_LENGTH, nameLength);
    long length = directory.getInt(at + 24) & FULL;
    long packed = directory.getInt(at + 20) & FULL;
    long local = directory.getInt(at + 42) & FULL;
    // The ZIP64 field holds, in this order, those that don't fit where they belong.
    ByteBuffer extra = extra64(directory.slice(at + CENTRAL_LENGTH + nameLength, extraLength));
    length = length == FULL ? next(extra, name) : length;
    packed = packed == FULL ? next(extra, name) : packed;
    local = local == FULL ? next(extra, name) : local;
    Entry entry =
        new Entry(
            name,
            directory.getShort(at + 8),
            directory.getShort(at + 10),
            directory.getInt(at + 16),
            packed,
            length,
            local);
    if (entries.put(name, entry) != null) {
      throw new WeightFormatException(file(), name, "two entries of that name");
    }
    directory.position(at + CENTRAL_LENGTH + nameLength + extraLength + commentLength);
  }

  private void requireDirectory(ByteBuffer directory, int count) throws IOException {
    if (directory.remaining() < count) {
      throw new WeightFormatException(file(), "directory", "expected a whole entry at its end");
    }
  }

  private static String name(ByteBuffer from, int at, int length) {
    byte[] name = new byte[length];
    from.get(at, name);
    return new String(name, StandardCharsets.UTF_8);
  }

  private static ByteBuffer extra64(ByteBuffer extra) {
    extra.order(ByteOrder.LITTLE_ENDIAN);
    while (extra.remaining() >= 4) {
      int id = extra.getShort() & 0xFFFF;
      int length = Math.min(extra.getShort() & 0xFFFF, extra.remaining());
      if (id == EXTRA64) {
        return extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      }
      extra.position(extra.position() + length);
    }
    return ByteBuffer.allocate(0);
  }

  private long next(ByteBuffer extra, String name) throws IOException {
    if (extra.remaining() < Long.BYTES) {
      throw new WeightFormatException(file(), name, "expected its length in a ZIP64 field");
    }
    return extra.getLong();
  }

  private ByteBuffer content(Entry entry) throws IOException {
    // Each entry is read once: entries that share bytes would make long work of a short file.
    taken += entry.packed;
    if (entry.packed < 0 || taken > bytes.length()) {
      throw new WeightFormatException(
          file(), entry.name, "entries hold more than the file, expected none that overlap");
    }
    if ((entry.flags & 1) != 0) {
      throw new WeightFormatException(file(), entry.name, "is encrypted");
    }
    ByteBuffer header = bytes.slice(entry.local, LOCAL_LENGTH, entry.name);
    if (header.getInt(0) != LOCAL) {
      throw new WeightFormatException(file(), entry.name, "expected a local header's signature");
    }
    int nameLength = header.getShort(26) & 0xFFFF;
    int extraLength = header.getShort(28) & 0xFFFF;
    long nameAt = entry.local + LOCAL_LENGTH;
    if (!name(bytes.slice(nameAt, nameLength, entry.name), 0, nameLength).equals(entry.name)) {
      throw new WeightFormatException(file(), entry.name, "has another name in its local header");
    }
    ByteBuffer packed = bytes.slice(nameAt + nameLength + extraLength, entry.packed, entry.name);
    ByteBuffer content =
        switch (entry.method) {
          case STORED -> stored(entry, packed);
          case DEFLATED -> inflated(entry, packed);
          default ->
              throw new WeightFormatException(
                  file(), entry.name, "method " + entry.method + ", expected stored or deflated");
        };
    requireChecksum(entry, content);
    return content;
  }

  private ByteBuffer stored(Entry entry, ByteBuffer packed) throws IOException {
    if (entry.packed != entry.length) {
      throw new WeightFormatException(
          file(),
          entry.name,
          "stored in %d bytes, expected its length %d".formatted(entry.packed, entry.length));
    }
    return packed;
  }

  private ByteBuffer inflated(Entry entry, ByteBuffer packed) throws IOException {
    inflated += entry.length;
    if (entry.length < 0
        || entry.length > Integer.MAX_VALUE - 8
        || inflated > Math.max(SMALL, 20 * bytes.length())) {
      throw new WeightFormatException(
          file(),
          entry.name,
          "inflates to %d bytes, too many for an archive of %d"
              .formatted(entry.length, bytes.length()));
    }
    Inflater inflater = new Inflater(true);
    try {
      byte[] content = inflate(inflater, packed, (int) entry.length);
      if (content.length != entry.length || !inflater.finished()) {
        throw new WeightFormatException(
            file(), entry.name, "inflates to another length than " + entry.length);
      }
      return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    } catch (DataFormatException e) {
      throw new WeightFormatException(file(), entry.name, "damaged: " + e.getMessage(), e);
    } finally {
      inflater.end();
    }
  }

  /** Inflates up to {@code length} bytes and one more, to see whether that was all. */
  private static byte[] inflate(Inflater inflater, ByteBuffer packed, int length)
      throws DataFormatException {
    inflater.setInput(packed);
    byte[] content = new byte[length];
    int done = 0;
    while (done < length) {
      int count = inflater.inflate(content, done, length - done);
      if (count == 0) {
        return Arrays.copyOf(content, done);
      }
      done += count;
    }
    byte[] more = new byte[1];
    return inflater.finished() || inflater.inflate(more) == 0
        ? content
        : Arrays.copyOf(content, length + 1);
  }

  /** A checksum of 0 is none: PyTorch can be told not to compute it. */
  private void requireChecksum(Entry entry, ByteBuffer content) throws IOException {
    if (entry.crc == 0) {
      return;
    }
    CRC32 crc = new CRC32();
    crc.update(content.duplicate());
    if ((int) crc.getValue() != entry.crc) {
      throw new WeightFormatException(file(), entry.name, "damaged: its checksum differs");
    }
  }
}
