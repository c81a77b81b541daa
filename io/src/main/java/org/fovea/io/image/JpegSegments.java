package org.fovea.io.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/**
 * What the segments before a JPEG's first scan say that its decoder does not.
 *
 * @param components how many components a pixel has: 1 grey, 3 colour, 4 CMYK or YCCK; 0 if unknown
 * @param adobeTransform the colour transform that Adobe's segment names: 0 none, 1 YCbCr, 2 YCCK;
 *     -1 without that segment
 * @param orientation EXIF orientation
 */
record JpegSegments(int components, int adobeTransform, Orientation orientation) {
  private static final int ADOBE = 0x41646f62; // "Adob"

  static JpegSegments read(ImageInputStream in) throws IOException {
    int components = 0;
    int adobeTransform = -1;
    Orientation orientation = Orientation.UPRIGHT;
    long position = 2;
    try {
      while (true) {
        in.setByteOrder(ByteOrder.BIG_ENDIAN);
        in.seek(position);
        int marker = nextMarker(in);
        if (marker == 0xda || marker == 0xd9) {
          break;
        }
        if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
          position = in.getStreamPosition();
          continue;
        }
        long data = in.getStreamPosition();
        int length = in.readUnsignedShort();
        if (isFrame(marker)) {
          in.skipBytes(5);
          components = in.readUnsignedByte();
        } else if (marker == 0xee && length >= 14 && in.readInt() == ADOBE) {
          in.skipBytes(7);
          adobeTransform = in.readUnsignedByte();
        } else if (marker == 0xe1 && length >= 8 && ExifOrientation.startsWithExif(in)) {
          orientation = exif(in);
        }
        position = data + Math.max(2, length);
      }
    } catch (EOFException e) {
      // The decoder will say so, and better.
    }
    return new JpegSegments(components, adobeTransform, orientation);
  }

  private static Orientation exif(ImageInputStream in) throws IOException {
    try {
      return ExifOrientation.ofTiff(in, in.getStreamPosition());
    } catch (EOFException e) {
      return Orientation.UPRIGHT;
    }
  }

  private static int nextMarker(ImageInputStream in) throws IOException {
    int b = in.readUnsignedByte();
    while (b != 0xff) {
      b = in.readUnsignedByte();
    }
    while (b == 0xff) {
      b = in.readUnsignedByte();
    }
    return b;
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }
}
