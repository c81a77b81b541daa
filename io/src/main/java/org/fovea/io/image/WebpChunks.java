package org.fovea.io.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/**
 * What the chunks of a WebP file say (RFC 9649).
 *
 * @param truncated whether the file is shorter than its first chunk states
 * @param largest the largest width times height that a bit stream in it claims
 * @param orientation EXIF orientation
 */
record WebpChunks(boolean truncated, long largest, Orientation orientation) {
  private static final int ANMF = 0x464d4e41; // names are little-endian: "ANMF"
  private static final int EXIF = 0x46495845;
  private static final int VP8 = 0x20385056;
  private static final int VP8L = 0x4c385056;

  /** Bytes between the head of an animation's frame and the chunks in it. */
  private static final int FRAME_HEADER = 16;

  static WebpChunks read(ImageInputStream in) throws IOException {
    boolean truncated = false;
    long largest = 0;
    Orientation orientation = Orientation.UPRIGHT;
    try {
      in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
      in.seek(4);
      truncated = in.length() < 8 + in.readUnsignedInt();
      long position = 12;
      while (position + 8 <= in.length()) {
        in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        in.seek(position);
        int name = in.readInt();
        long length = in.readUnsignedInt();
        long data = position + 8;
        if (name == ANMF) {
          position = data + FRAME_HEADER;
          continue;
        } else if (name == VP8L) {
          in.readByte();
          int sizes = in.readInt();
          largest = Math.max(largest, pixels(sizes & 0x3fff, sizes >>> 14 & 0x3fff, 1));
        } else if (name == VP8) {
          in.skipBytes(6);
          int sizes = in.readInt();
          largest = Math.max(largest, pixels(sizes & 0x3fff, sizes >>> 16 & 0x3fff, 0));
        } else if (name == EXIF) {
          orientation = exif(in, data);
        }
        position = data + length + (length & 1);
      }
    } catch (EOFException e) {
      // The decoder will say so, and better.
    }
    return new WebpChunks(truncated, largest, orientation);
  }

  private static long pixels(int width, int height, int more) {
    return (long) (width + more) * (height + more);
  }

  private static Orientation exif(ImageInputStream in, long data) throws IOException {
    try {
      return ExifOrientation.ofTiff(in, data + (ExifOrientation.startsWithExif(in) ? 6 : 0));
    } catch (EOFException e) {
      return Orientation.UPRIGHT;
    }
  }
}
