package org.fovea.features.segmentation;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayS32;
import boofcv.struct.image.GrayU8;
import org.fovea.features.image.Images;
import org.jspecify.annotations.Nullable;

/**
 * Floods a picture from markers, lowest values first, until the basins meet (S. Beucher and F.
 * Meyer, The morphological approach to segmentation: the watershed transformation, 1993). The
 * labels are those of {@code skimage.segmentation.watershed} 0.19.
 *
 * @param diagonals whether pixels that touch at a corner are neighbours ({@code connectivity=2})
 * @param compactness above 0 makes basins compact: the distance to the marker times this is added
 *     to the height (P. Neubert and P. Protzel, Compact watershed and preemptive SLIC, ICPR 2014);
 *     0 is the plain watershed
 * @param lines whether a line of label 0, one pixel wide, is left between basins
 */
public record Watershed(boolean diagonals, double compactness, boolean lines) {
  // Up, left, right, down, then the corners: the order decides between pixels of equal height.
  private static final int[] STEP_X = {0, -1, 1, 0, -1, 1, -1, 1};
  private static final int[] STEP_Y = {-1, 0, 0, 1, -1, -1, 1, 1};

  public Watershed {
    if (!(compactness >= 0 && Double.isFinite(compactness))) {
      throw new IllegalArgumentException(
          "compactness must be finite and at least 0, got " + compactness);
    }
  }

  /**
   * The plain watershed over pixels that share an edge.
   *
   * @return without compactness and without lines
   */
  public static Watershed plain() {
    return new Watershed(false, 0, false);
  }

  /**
   * Floods the whole picture.
   *
   * @param image heights, finite, at least 1 x 1
   * @param markers of the same size: where a basin begins its label, elsewhere 0
   * @return for each pixel the label of its basin; 0 on lines and where no marker reaches
   * @throws IllegalArgumentException if the sizes differ or there are no pixels
   */
  public GrayS32 flood(GrayF32 image, GrayS32 markers) {
    return flooded(image, markers, null);
  }

  /**
   * Floods a part of the picture.
   *
   * @param image heights, finite, at least 1 x 1
   * @param markers of the same size: where a basin begins its label, elsewhere 0; those outside the
   *     mask don't count
   * @param mask of the same size: 0 where nothing is flooded
   * @return for each pixel the label of its basin; 0 on lines, outside the mask and where no marker
   *     reaches
   * @throws IllegalArgumentException if the sizes differ or there are no pixels
   */
  public GrayS32 flood(GrayF32 image, GrayS32 markers, GrayU8 mask) {
    return flooded(image, markers, mask);
  }

  private GrayS32 flooded(GrayF32 image, GrayS32 markers, @Nullable GrayU8 mask) {
    Images.requireNotEmpty(image);
    Images.requireSameSize(image, markers);
    if (mask != null) {
      Images.requireSameSize(image, mask);
    }
    // A frame of one pixel that is never flooded spares the checks at the border.
    int width = image.width + 2;
    float[] heights = new float[width * (image.height + 2)];
    int[] labels = new int[heights.length];
    boolean[] open = new boolean[heights.length];
    for (int y = 0; y < image.height; y++) {
      for (int x = 0; x < image.width; x++) {
        int i = (y + 1) * width + x + 1;
        heights[i] = image.data[image.getIndex(x, y)];
        open[i] = mask == null || mask.data[mask.getIndex(x, y)] != 0;
        labels[i] = open[i] ? markers.data[markers.getIndex(x, y)] : 0;
      }
    }
    flood(heights, labels, open, width);
    GrayS32 result = new GrayS32(image.width, image.height);
    for (int y = 0; y < image.height; y++) {
      System.arraycopy(labels, (y + 1) * width + 1, result.data, y * image.width, image.width);
    }
    return result;
  }

  private void flood(float[] heights, int[] labels, boolean[] open, int width) {
    int[] steps = new int[diagonals ? 8 : 4];
    for (int k = 0; k < steps.length; k++) {
      steps[k] = STEP_Y[k] * width + STEP_X[k];
    }
    FloodQueue queue = new FloodQueue();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != 0) {
        queue.add(heights[i], 0, i, i);
      }
    }
    boolean labelLate = compactness > 0 || lines;
    int age = 0;
    while (!queue.isEmpty()) {
      int i = queue.firstPixel();
      int source = queue.firstSource();
      queue.removeFirst();
      if (labelLate) {
        // A pixel may wait in the queue several times, and what comes later may be lower.
        if (labels[i] != 0 && i != source) {
          continue;
        }
        if (lines && isOnLine(i, labels, open, steps)) {
          open[i] = false;
          continue;
        }
        labels[i] = labels[source];
      }
      for (int step : steps) {
        int next = i + step;
        if (open[next] && labels[next] == 0) {
          double height = heights[next];
          if (compactness > 0) {
            height += compactness * distance(next, source, width);
          } else if (!lines) {
            labels[next] = labels[i];
          }
          queue.add(height, ++age, next, source);
        }
      }
    }
  }

  private static boolean isOnLine(int i, int[] labels, boolean[] open, int[] steps) {
    if (!open[i]) {
      return true;
    }
    int first = 0;
    for (int step : steps) {
      int label = open[i + step] ? labels[i + step] : 0;
      if (label != 0 && first != 0 && label != first) {
        return true;
      }
      first = first == 0 ? label : first;
    }
    return false;
  }

  private static double distance(int a, int b, int width) {
    double dx = a % width - b % width;
    double dy = a / width - b / width;
    return Math.sqrt(dx * dx + dy * dy);
  }
}
