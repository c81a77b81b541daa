package org.fovea.classic.window;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.metrics.geometry.Box;

/**
 * A picture at one scale of its pyramid.
 *
 * @param image the resized picture with its padding
 * @param padding pixels on each side that repeat the picture's outermost ones
 * @param scaleX columns of the level per column of the picture
 * @param scaleY rows of the level per row of the picture
 */
public record PyramidLevel(Planar<GrayU8> image, int padding, double scaleX, double scaleY) {
  /**
   * A box of the level in the picture's pixels.
   *
   * @param x1 left edge in the level, padding included
   * @param y1 top edge
   * @param x2 right edge
   * @param y2 bottom edge
   * @return the box in the picture, past whose edges it may reach
   */
  public Box toPicture(double x1, double y1, double x2, double y2) {
    return new Box(
        (x1 - padding) / scaleX,
        (y1 - padding) / scaleY,
        (x2 - padding) / scaleX,
        (y2 - padding) / scaleY);
  }
}
