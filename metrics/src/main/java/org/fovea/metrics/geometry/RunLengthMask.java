package org.fovea.metrics.geometry;

import java.util.List;

/**
 * A binary mask as run lengths in column-major order, background first, as COCO stores it.
 *
 * @param height rows, at least 0
 * @param width columns, at least 0
 * @param counts lengths of the runs, background and foreground by turns; their sum is height x
 *     width
 */
public record RunLengthMask(int height, int width, List<Integer> counts) implements Segmentation {
  public RunLengthMask {
    counts = List.copyOf(counts);
    long sum = 0;
    for (int run : counts) {
      if (run < 0) {
        throw new IllegalArgumentException("a run length must not be negative, got " + run);
      }
      sum += run;
    }
    if (height < 0 || width < 0 || sum != (long) height * width) {
      throw new IllegalArgumentException(
          "runs must fill the mask of " + height + " x " + width + " pixels, but sum to " + sum);
    }
  }
}
