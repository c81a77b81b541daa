package org.fovea.metrics.geometry;

/**
 * The overlap of two masks along their outlines. Cheng et al., Boundary IoU: Improving
 * Object-Centric Image Segmentation Evaluation, CVPR 2021, equation 1, as its authors' program for
 * COCO computes it: the smaller of the IoU of the masks and the IoU of their boundaries.
 *
 * <p>A mask's boundary is those of its pixels that are no more than d pixels (the larger of the
 * steps across and down) from a pixel outside; all around the image is outside. d is {@value
 * #SHARE} of the image's diagonal, rounded to the nearest and to the even one of two, at least 1.
 */
public final class BoundaryIou {
  /** Width of the boundary relative to the image's diagonal. */
  public static final double SHARE = 0.02;

  private BoundaryIou() {}

  /**
   * The overlap with the boundary of usual width.
   *
   * @param a a mask
   * @param b a mask of the same size
   * @return in [0, 1]
   * @throws IllegalArgumentException if the sizes differ
   */
  public static double of(RunLengthMask a, RunLengthMask b) {
    return of(a, b, distance(a.height(), a.width()));
  }

  /**
   * The overlap with a boundary of any width.
   *
   * @param a a mask
   * @param b a mask of the same size
   * @param distance width of the boundary in pixels, at least 1
   * @return in [0, 1]
   * @throws IllegalArgumentException if the sizes differ or the distance is below 1
   */
  public static double of(RunLengthMask a, RunLengthMask b, int distance) {
    return Math.min(Iou.of(a, b), Iou.of(boundary(a, distance), boundary(b, distance)));
  }

  /**
   * The usual width of a boundary.
   *
   * @param height rows of the image
   * @param width columns of the image
   * @return pixels, at least 1
   */
  public static int distance(int height, int width) {
    double diagonal = Math.sqrt((double) height * height + (double) width * width);
    return Math.max(1, (int) Math.rint(SHARE * diagonal));
  }

  /**
   * The pixels of a mask that are near its outline.
   *
   * @param mask a mask
   * @param distance width of the boundary in pixels, at least 1
   * @return the boundary, of the same size
   * @throws IllegalArgumentException if the distance is below 1
   */
  public static RunLengthMask boundary(RunLengthMask mask, int distance) {
    if (distance < 1) {
      throw new IllegalArgumentException("distance must be at least 1, got " + distance);
    }
    int height = mask.height();
    int width = mask.width();
    boolean[] pixels = mask.pixels();
    int[] steps = stepsToOutside(pixels, height, width);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = pixels[i] && steps[(i / width + 1) * (width + 2) + i % width + 1] <= distance;
    }
    return RunLengthMask.ofPixels(height, width, pixels);
  }

  /**
   * Steps of a chess king to the nearest pixel outside, with a frame of outside pixels around the
   * image. One sweep down and one up are exact for this distance (Rosenfeld and Pfaltz, 1968).
   */
  private static int[] stepsToOutside(boolean[] pixels, int height, int width) {
    int stride = width + 2;
    int[] steps = new int[(height + 2) * stride];
    for (int y = 1; y <= height; y++) {
      for (int x = 1; x <= width; x++) {
        if (pixels[(y - 1) * width + x - 1]) {
          int i = y * stride + x;
          int above =
              Math.min(steps[i - stride - 1], Math.min(steps[i - stride], steps[i - stride + 1]));
          steps[i] = 1 + Math.min(above, steps[i - 1]);
        }
      }
    }
    for (int y = height; y >= 1; y--) {
      for (int x = width; x >= 1; x--) {
        int i = y * stride + x;
        int below =
            Math.min(steps[i + stride - 1], Math.min(steps[i + stride], steps[i + stride + 1]));
        steps[i] = Math.min(steps[i], 1 + Math.min(below, steps[i + 1]));
      }
    }
    return steps;
  }
}
