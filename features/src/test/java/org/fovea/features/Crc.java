package org.fovea.features;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** Checksums of arrays as {@code zlib.crc32} of NumPy's bytes. */
public final class Crc {
  private Crc() {}

  /** Of 32-bit integers, lowest byte first. */
  public static String of(int[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(values);
    return of(bytes.array());
  }

  /** Of bytes. */
  public static String of(byte[] values) {
    CRC32 crc = new CRC32();
    crc.update(values);
    return String.format("%08x", crc.getValue());
  }
}
