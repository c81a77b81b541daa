package org.fovea.classic.window;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.ArrayList;
import java.util.List;
import org.fovea.features.resize.Resize;

/**
 * A picture at ever smaller scales, so that a window of fixed size meets objects of all sizes.
 *
 * @param step how much smaller each level is than the one before, at least 1.01
 * @param largestScale scale of the first level; above 1 it is enlarged, to find objects smaller
 *     than the window
 * @param padding pixels added on each side of each level by repeating the outermost ones, so that
 *     windows reach past the picture's edges; at least 0
 * @param minWidth columns, padding included, below which the levels end; at least 1
 * @param minHeight rows, padding included, below which the levels end; at least 1
 */
public record ImagePyramid(
    double step, double largestScale, int padding, int minWidth, int minHeight) {
  public ImagePyramid {
    if (!(step >= 1.01 && step < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("step must be at least 1.01, got " + step);
    }
    if (!(largestScale > 0 && largestScale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("largestScale must be above 0, got " + largestScale);
    }
    if (padding < 0 || minWidth < 1 || minHeight < 1) {
      throw new IllegalArgumentException(
          String.format(
              "expected a padding of at least 0 and least sizes of at least 1, got %d, %d x %d",
              padding, minWidth, minHeight));
    }
  }

  /**
   * The scales at which a picture is looked at.
   *
   * @param width columns of the picture, at least 1
   * @param height rows of the picture, at least 1
   * @return scales from the largest to the smallest, none if the picture is too small for any
   */
  public List<Double> scales(int width, int height) {
    List<Double> scales = new ArrayList<>();
    for (int i = 0; ; i++) {
      double scale = largestScale * Math.pow(step, -i);
      long w = Math.round(width * scale);
      long h = Math.round(height * scale);
      if (w < 1 || h < 1 || w + 2L * padding < minWidth || h + 2L * padding < minHeight) {
        return scales;
      }
      scales.add(scale);
    }
  }

  /**
   * A picture at one scale, smoothed where it shrinks.
   *
   * @param image the picture
   * @param scale level pixels per pixel of the picture, one of {@link #scales}
   * @return the level; its two scales differ a little because its sizes are whole numbers
   */
  public PyramidLevel level(Planar<GrayU8> image, double scale) {
    int width = (int) Math.round(image.width * scale);
    int height = (int) Math.round(image.height * scale);
    double scaleX = (double) width / image.width;
    double scaleY = (double) height / image.height;
    double marginX = padding / scaleX;
    double marginY = padding / scaleY;
    Planar<GrayU8> level =
        Resize.warp(
            image,
            -marginX,
            -marginY,
            image.width + marginX,
            image.height + marginY,
            width + 2 * padding,
            height + 2 * padding,
            0);
    return new PyramidLevel(level, padding, scaleX, scaleY);
  }
}
