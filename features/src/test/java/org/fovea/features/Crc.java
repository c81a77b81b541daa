package org.fovea.features;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.zip.CRC32;

/** Checksums of results, as {@code crcs.py} (among the test resources) prints those of OpenCV. */
public final class Crc {
  private Crc() {}

  /** The checksum of a picture that is no sub-image. */
  public static String of(GrayU8 image) {
    return of(image.data);
  }

  /** The checksum of a picture's bands, pixel by pixel. */
  public static String of(Planar<GrayU8> image) {
    int bands = image.getNumBands();
    byte[] bytes = new byte[image.width * image.height * bands];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = image.getBand(i % bands).data[i / bands];
    }
    return of(bytes);
  }

  private static String of(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return String.format("%08x", crc.getValue());
  }
}
