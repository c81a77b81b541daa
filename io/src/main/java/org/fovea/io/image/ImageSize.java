package org.fovea.io.image;

/**
 * The size of a picture as it is read, that is, after its EXIF orientation is applied.
 *
 * @param width columns
 * @param height rows
 */
public record ImageSize(int width, int height) {
  ImageSize transposed() {
    return new ImageSize(height, width);
  }
}
