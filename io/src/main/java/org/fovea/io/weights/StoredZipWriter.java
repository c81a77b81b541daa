package org.fovea.io.weights;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fovea.io.file.AtomicFile;

/**
 * Writes a ZIP archive of stored entries, each of which begins at a multiple of 64 bytes, so that
 * it can be mapped into memory. The same entries give the same bytes.
 */
final class StoredZipWriter {
  private static final int ALIGNMENT = 64;
  private static final int LOCAL_HEADER = 30;
  private static final int EXTRA_HEADER = 4;

  /** One day later than the first that ZIP knows, for which Java adds a field of its own. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 2, 0, 0);

  private final CountingOutput counter;
  private final ZipOutputStream zip;

  StoredZipWriter(OutputStream out) {
    counter = new CountingOutput(out);
    zip = new ZipOutputStream(counter);
  }

  /** Writes an entry, of which the content is made twice: its checksum comes before it. */
  void entry(String name, AtomicFile.Content content) throws IOException {
    CRC32 crc = new CRC32();
    CountingOutput length = new CountingOutput(OutputStream.nullOutputStream());
    content.writeTo(new CheckedOutputStream(length, crc));
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(length.count);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(NO_TIME);
    int nameLength = name.getBytes(StandardCharsets.UTF_8).length;
    entry.setExtra(padding(counter.count + LOCAL_HEADER + nameLength));
    zip.putNextEntry(entry);
    content.writeTo(zip);
    zip.closeEntry();
  }

  /** Writes the directory. */
  void finish() throws IOException {
    zip.finish();
  }

  /** An extra field, with the id that PyTorch gives it, after which comes the entry. */
  private static byte[] padding(long before) {
    int length = Math.floorMod(-(before + EXTRA_HEADER), ALIGNMENT);
    byte[] field = new byte[EXTRA_HEADER + length];
    Arrays.fill(field, (byte) 'Z');
    field[0] = 'F';
    field[1] = 'B';
    field[2] = (byte) length;
    field[3] = 0;
    return field;
  }

  /** Counts what passes through. */
  private static final class CountingOutput extends FilterOutputStream {
    private long count;

    private CountingOutput(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      count += length;
    }
  }
}
