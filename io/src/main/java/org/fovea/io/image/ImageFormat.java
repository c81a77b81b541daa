package org.fovea.io.image;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The formats of pictures that are always there, whatever plug-ins the class path adds. */
public enum ImageFormat {
  /** Portable Network Graphics. */
  PNG,
  /** JPEG, with JFIF, EXIF or Adobe markers. */
  JPEG,
  /** Windows bitmap. */
  BMP,
  /** Graphics Interchange Format: at most 256 colours. */
  GIF,
  /** Tagged Image File Format. */
  TIFF,
  /** WebP, which is read only. */
  WEBP,
  /** Portable any map: PBM, PGM, PPM, PAM, plain and raw. */
  PNM;

  /** As many bytes of the beginning as {@link #ofContent} looks at. */
  static final int MAGIC_LENGTH = 12;

  /**
   * The format that the first bytes of a file tell.
   *
   * @param head the first 12 bytes, or fewer where the file is shorter
   * @return the format, empty if it is none of these
   */
  public static Optional<ImageFormat> ofContent(byte[] head) {
    // One byte to a char, so that a prefix can be compared as text.
    String s = new String(head, StandardCharsets.ISO_8859_1);
    if (s.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    } else if (s.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    } else if (s.startsWith("BM")) {
      return Optional.of(BMP);
    } else if (s.startsWith("GIF87a") || s.startsWith("GIF89a")) {
      return Optional.of(GIF);
    } else if (isTiff(s)) {
      return Optional.of(TIFF);
    } else if (s.startsWith("RIFF") && s.startsWith("WEBP", 8)) {
      return Optional.of(WEBP);
    } else if (isPnm(s)) {
      return Optional.of(PNM);
    }
    return Optional.empty();
  }

  private static boolean isTiff(String s) {
    return s.startsWith("II*\0")
        || s.startsWith("MM\0*")
        || s.startsWith("II+\0")
        || s.startsWith("MM\0+");
  }

  private static boolean isPnm(String s) {
    return s.length() > 2
        && s.charAt(0) == 'P'
        && s.charAt(1) >= '1'
        && s.charAt(1) <= '7'
        && (Character.isWhitespace(s.charAt(2)) || s.charAt(2) == '#');
  }

  /**
   * The format that the name of a file tells.
   *
   * @param file any path
   * @return the format of its extension, in upper or lower case; empty if it is none of these
   */
  public static Optional<ImageFormat> ofName(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    return switch (name.substring(dot + 1).toLowerCase(Locale.ROOT)) {
      case "png" -> Optional.of(PNG);
      case "jpg", "jpeg", "jpe", "jfif" -> Optional.of(JPEG);
      case "bmp", "dib" -> Optional.of(BMP);
      case "gif" -> Optional.of(GIF);
      case "tif", "tiff" -> Optional.of(TIFF);
      case "webp" -> Optional.of(WEBP);
      case "pnm", "pbm", "pgm", "ppm", "pam" -> Optional.of(PNM);
      default -> Optional.empty();
    };
  }
}
