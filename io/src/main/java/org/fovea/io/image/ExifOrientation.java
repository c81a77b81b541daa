package org.fovea.io.image;

import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/**
 * Finds the EXIF orientation in a file. Broken EXIF data is the same as none: it must not keep a
 * picture from being read.
 */
final class ExifOrientation {
  private static final int ORIENTATION_TAG = 0x0112;
  private static final int TYPE_SHORT = 3;
  private static final int PNG_EXIF = 0x65584966; // "eXIf"

  private ExifOrientation() {}

  static Orientation ofPng(ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
    long position = 8;
    while (position + 8 < in.length()) {
      in.seek(position);
      long length = in.readUnsignedInt();
      if (in.readInt() == PNG_EXIF) {
        return ofTiff(in, position + 8);
      }
      position += 12 + length;
    }
    return Orientation.UPRIGHT;
  }

  /** Whether the JPEG prefix comes next, which some programs write into WebP too. */
  static boolean startsWithExif(ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
    return in.readInt() == 0x45786966 && in.readUnsignedShort() == 0; // "Exif", 0, 0
  }

  /** Reads the first directory of a TIFF structure, the form EXIF has everywhere. */
  static Orientation ofTiff(ImageInputStream in, long start) throws IOException {
    in.seek(start);
    int order = in.readUnsignedShort();
    in.setByteOrder(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    if (in.readUnsignedShort() != 42) {
      return Orientation.UPRIGHT;
    }
    in.seek(start + in.readUnsignedInt());
    int entries = in.readUnsignedShort();
    for (int i = 0; i < entries; i++) {
      int tag = in.readUnsignedShort();
      int type = in.readUnsignedShort();
      long count = in.readUnsignedInt();
      int value = in.readUnsignedShort();
      in.readUnsignedShort();
      if (tag == ORIENTATION_TAG) {
        return type == TYPE_SHORT && count == 1 ? Orientation.ofExif(value) : Orientation.UPRIGHT;
      }
    }
    return Orientation.UPRIGHT;
  }
}
