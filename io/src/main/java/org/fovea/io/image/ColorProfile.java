package org.fovea.io.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes embedded ICC profiles out of a file's bytes. The plug-ins for JPEG and WebP apply them,
 * which is slow, depends on the JDK's colour management, and gives samples other than those that
 * OpenCV and Pillow read; the plug-ins for the other formats leave the samples alone.
 */
final class ColorProfile {
  private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] VP8X = "VP8X".getBytes(StandardCharsets.ISO_8859_1);

  private ColorProfile() {}

  /** The bytes without a profile; the same array where there is none. */
  static byte[] removed(byte[] bytes, ImageFormat format) {
    return switch (format) {
      case JPEG -> ofJpeg(bytes);
      case WEBP -> ofWebp(bytes);
      default -> bytes;
    };
  }

  /** Copies all but the APP2 segments of a profile, up to the first scan. */
  private static byte[] ofJpeg(byte[] bytes) {
    ByteArrayOutputStream kept = null;
    int keptUpTo = 0;
    int position = 2;
    while (position + 4 <= bytes.length) {
      int marker = bytes[position + 1] & 255;
      if (bytes[position] != (byte) 0xff || marker == 0xda) {
        break;
      }
      int length = ((bytes[position + 2] & 255) << 8) | (bytes[position + 3] & 255);
      int next = Math.min(position + 2 + length, bytes.length);
      if (marker == 0xe2 && startsWith(bytes, position + 4, ICC)) {
        kept = kept == null ? new ByteArrayOutputStream(bytes.length) : kept;
        kept.write(bytes, keptUpTo, position - keptUpTo);
        keptUpTo = next;
      }
      position = next;
    }
    if (kept == null) {
      return bytes;
    }
    kept.write(bytes, keptUpTo, bytes.length - keptUpTo);
    return kept.toByteArray();
  }

  /** Clears the flag that says there is one. */
  private static byte[] ofWebp(byte[] bytes) {
    if (bytes.length <= 20 || !startsWith(bytes, 12, VP8X) || (bytes[20] & 0x20) == 0) {
      return bytes;
    }
    byte[] changed = bytes.clone();
    changed[20] &= ~0x20;
    return changed;
  }

  private static boolean startsWith(byte[] bytes, int offset, byte[] prefix) {
    return offset + prefix.length <= bytes.length
        && Arrays.equals(bytes, offset, offset + prefix.length, prefix, 0, prefix.length);
  }
}
