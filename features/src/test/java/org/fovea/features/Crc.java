package org.fovea.features;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** Checksums of results as {@code zlib.crc32} of NumPy's bytes. */
public final class Crc {
  private Crc() {}

  /** Of a picture that is no sub-image. */
  public static String of(GrayU8 image) {
    return of(image.data);
  }

  /** Of a picture's bands, pixel by pixel. */
  public static String of(Planar<GrayU8> image) {
    int bands = image.getNumBands();
    byte[] bytes = new byte[image.width * image.height * bands];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = image.getBand(i % bands).data[i / bands];
    }
    return of(bytes);
  }

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
