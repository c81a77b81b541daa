package org.fovea.neural.detection;

/**
 * Extents of an image or a feature map. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record Size(int height, int width) {
  public Size {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "size: %d rows and %d columns, expected 1 or more".formatted(height, width));
    }
  }
}
