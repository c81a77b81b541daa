package org.fovea.io.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ZipArchiveTest {
  /** One deflated entry named "a" of so many zeros. */
  private static ByteBuffer deflated(int zeros) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a"));
      zip.write(new byte[zeros]);
    }
    return ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** One stored entry named "a" of so many zeros. */
  private static ByteBuffer stored(int zeros) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StoredZipWriter zip = new StoredZipWriter(out);
    zip.entry("a", content -> content.write(new byte[zeros]));
    zip.finish();
    return ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
  }

  @SuppressWarnings("ByteBufferBackingArray") // The buffers are of whole arrays.
  private static ByteBuffer read(ByteBuffer zip) throws IOException {
    return ZipArchive.open(FileBytes.of(Path.of("z"), zip.array())).get("a");
  }

  /** Where the fields of the only entry in the directory begin: the end record says it. */
  private static int directory(ByteBuffer zip) {
    return zip.getInt(zip.capacity() - 22 + 16);
  }

  @Test
  void entriesAreRead() throws IOException {
    assertThat(read(deflated(5000)).remaining()).isEqualTo(5000);
    assertThat(read(stored(5000)).remaining()).isEqualTo(5000);
    assertThat(read(stored(0)).remaining()).isZero();
    assertThatThrownBy(
            () -> ZipArchive.open(FileBytes.of(Path.of("z"), stored(1).array())).get("b"))
        .hasMessage("z: b: no such entry in the archive");
  }

  @Test
  void lyingLengthsAreRefused() throws IOException {
    ByteBuffer less = deflated(5000);
    less.putInt(directory(less) + 24, 4999);
    assertThatThrownBy(() -> read(less)).hasMessage("z: a: inflates to another length than 4999");
    ByteBuffer more = deflated(5000);
    more.putInt(directory(more) + 24, 5001);
    assertThatThrownBy(() -> read(more)).hasMessage("z: a: inflates to another length than 5001");
    ByteBuffer huge = deflated(5000);
    huge.putInt(directory(huge) + 24, Integer.MAX_VALUE);
    assertThatThrownBy(() -> read(huge))
        .hasMessageStartingWith("z: a: inflates to 2147483647 bytes, too many for an archive of ");
    ByteBuffer stored = stored(100);
    stored.putInt(directory(stored) + 24, 101);
    assertThatThrownBy(() -> read(stored))
        .hasMessage("z: a: stored in 100 bytes, expected its length 101");
    stored.putInt(directory(stored) + 24, 1 << 30);
    stored.putInt(directory(stored) + 20, 1 << 30);
    assertThatThrownBy(() -> read(stored)).hasMessageContaining("entries hold more than the file");
  }

  @Test
  void damagedContentIsRefused() throws IOException {
    ByteBuffer stored = stored(100);
    stored.put(directory(stored) - 1, (byte) 1);
    assertThatThrownBy(() -> read(stored)).hasMessage("z: a: damaged: its checksum differs");
    ByteBuffer unknown = deflated(5);
    unknown.putShort(directory(unknown) + 10, (short) 12);
    assertThatThrownBy(() -> read(unknown))
        .hasMessage("z: a: method 12, expected stored or deflated");
    ByteBuffer encrypted = deflated(5);
    encrypted.putShort(directory(encrypted) + 8, (short) 1);
    assertThatThrownBy(() -> read(encrypted)).hasMessage("z: a: is encrypted");
    ByteBuffer renamed = deflated(5);
    renamed.put(30, (byte) 'b');
    assertThatThrownBy(() -> read(renamed))
        .hasMessage("z: a: has another name in its local header");
  }

  @Test
  void namesComeOnce() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StoredZipWriter zip = new StoredZipWriter(out);
    zip.entry("a", content -> content.write(1));
    zip.entry("b", content -> content.write(2));
    zip.finish();
    byte[] bytes = out.toByteArray();
    int last = bytes.length - 22;
    while (bytes[--last] != 'b') {
      assertThat(last).isPositive();
    }
    bytes[last] = 'a';
    assertThatThrownBy(() -> ZipArchive.open(FileBytes.of(Path.of("z"), bytes)))
        .hasMessage("z: a: two entries of that name");
  }

  @Test
  void overlapsAreRefused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StoredZipWriter writer = new StoredZipWriter(out);
    writer.entry("a", content -> content.write(new byte[1000]));
    writer.entry("b", content -> content.write(new byte[1000]));
    writer.finish();
    byte[] bytes = out.toByteArray();
    ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    // The first reaches over the second; without a checksum, which would tell.
    zip.putInt(directory(zip) + 16, 0);
    zip.putInt(directory(zip) + 20, 2050);
    zip.putInt(directory(zip) + 24, 2050);
    ZipArchive archive = ZipArchive.open(FileBytes.of(Path.of("z"), bytes));
    assertThat(archive.get("a").remaining()).isEqualTo(2050);
    assertThatThrownBy(() -> archive.get("b"))
        .hasMessage("z: b: entries hold more than the file, expected none that overlap");
  }

  /** PyTorch writes the records for more than 4 GB however small the archive. */
  @Test
  void zip64IsRead() {
    byte[] bytes = Fixtures.bytes("tensors.pth");
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(file.getInt(bytes.length - 22 - 20)).isEqualTo(0x07064B50);
    file.putInt(bytes.length - 22 + 16, -1);
    assertThat(FileBytes.of(Path.of("z"), bytes))
        .satisfies(archive -> assertThat(ZipArchive.open(archive).names()).hasSizeGreaterThan(9));
  }
}
