package org.fovea.neural.input;

/**
 * Where a picture lies in a network's input: input position = picture position * scale + offset, in
 * continuous pixels.
 *
 * @param width columns of the picture in the input
 * @param height rows of the picture in the input
 * @param offsetX columns of border on its left
 * @param offsetY rows of border above it
 * @param scaleX input columns per picture column
 * @param scaleY input rows per picture row
 */
public record Placement(
    int width, int height, int offsetX, int offsetY, double scaleX, double scaleY) {
  /**
   * Places a picture.
   *
   * @param imageWidth columns of the picture, at least 1
   * @param imageHeight rows of the picture, at least 1
   * @param config the input's size and whether aspect is kept
   * @return where the picture goes
   */
  public static Placement of(int imageWidth, int imageHeight, ImageInputConfig config) {
    int width = config.width();
    int height = config.height();
    if (config.letterbox()) {
      double scale = Math.min((double) width / imageWidth, (double) height / imageHeight);
      width = Math.max(1, (int) Math.round(imageWidth * scale));
      height = Math.max(1, (int) Math.round(imageHeight * scale));
    }
    return new Placement(
        width,
        height,
        (config.width() - width) / 2,
        (config.height() - height) / 2,
        (double) width / imageWidth,
        (double) height / imageHeight);
  }
}
