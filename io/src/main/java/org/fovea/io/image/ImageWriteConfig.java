package org.fovea.io.image;

/**
 * How pictures are written.
 *
 * @param jpegQuality 0 for the smallest file to 1 for the best picture
 */
public record ImageWriteConfig(double jpegQuality) {
  private static final ImageWriteConfig DEFAULTS = new ImageWriteConfig(0.9);

  public ImageWriteConfig {
    if (!(jpegQuality >= 0 && jpegQuality <= 1)) {
      throw new IllegalArgumentException("jpegQuality must be 0 to 1, got " + jpegQuality);
    }
  }

  /**
   * JPEG quality 0.9.
   *
   * @return the defaults
   */
  public static ImageWriteConfig defaults() {
    return DEFAULTS;
  }
}
