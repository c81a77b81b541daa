package org.fovea.features.morphology;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;

/**
 * The distance from each pixel to the nearest pixel of the background, exact, in time that grows
 * with the number of pixels: along columns, then along rows the lower envelope of parabolas
 * (Felzenszwalb and Huttenlocher, "Distance Transforms of Sampled Functions", 2012, algorithm 1).
 */
public final class DistanceTransform {
  private DistanceTransform() {}

  /**
   * Euclidean distances between pixel centres; {@code cv2.distanceTransform} with {@code DIST_L2}
   * and {@code DIST_MASK_PRECISE}, to one rounding to float.
   *
   * @param image 0 is background, any other level foreground
   * @return a picture of its size, in pixels: 0 for background, infinite everywhere if there is
   *     none
   */
  public static GrayF32 euclidean(GrayU8 image) {
    int width = image.width;
    int height = image.height;
    int[] columns = alongColumns(image);
    GrayF32 distances = new GrayF32(width, height);
    Envelope envelope = new Envelope(width);
    for (int y = 0; y < height; y++) {
      envelope.clear();
      for (int x = 0; x < width; x++) {
        int distance = columns[y * width + x];
        if (distance < height) {
          envelope.add(x, (double) distance * distance);
        }
      }
      envelope.write(distances.data, y * width, width);
    }
    return distances;
  }

  /** The distance to the background along columns, or the picture's height where there is none. */
  private static int[] alongColumns(GrayU8 image) {
    int width = image.width;
    int height = image.height;
    int[] distances = new int[width * height];
    for (int y = 0, i = 0; y < height; y++) {
      int from = image.getIndex(0, y);
      for (int x = 0; x < width; x++, i++) {
        int above = y == 0 ? height : distances[i - width];
        distances[i] = image.data[from + x] == 0 ? 0 : Math.min(above + 1, height);
      }
    }
    for (int i = width * (height - 1) - 1; i >= 0; i--) {
      distances[i] = Math.min(distances[i], distances[i + width] + 1);
    }
    return distances;
  }

  /** The lower envelope of parabolas with their lowest points at whole places. */
  private static final class Envelope {
    private final int[] places;
    private final double[] heights;

    /** Where each parabola takes over from the one before. */
    private final double[] starts;

    private int count;

    Envelope(int most) {
      places = new int[most];
      heights = new double[most];
      starts = new double[most];
    }

    void clear() {
      count = 0;
    }

    /** Adds a parabola to the right of all others. */
    void add(int place, double height) {
      double start = Double.NEGATIVE_INFINITY;
      while (count > 0) {
        start = crossing(count - 1, place, height);
        if (start > starts[count - 1]) {
          break;
        }
        count--;
        start = Double.NEGATIVE_INFINITY;
      }
      places[count] = place;
      heights[count] = height;
      starts[count] = start;
      count++;
    }

    private double crossing(int i, int place, double height) {
      double right = height + (double) place * place;
      double left = heights[i] + (double) places[i] * places[i];
      return (right - left) / (2.0 * (place - places[i]));
    }

    void write(float[] out, int at, int length) {
      for (int x = 0, i = 0; x < length; x++) {
        while (i + 1 < count && starts[i + 1] < x) {
          i++;
        }
        double distance = count == 0 ? Double.POSITIVE_INFINITY : x - places[i];
        double height = count == 0 ? 0 : heights[i];
        out[at + x] = (float) Math.sqrt(distance * distance + height);
      }
    }
  }
}
