package org.fovea.features.segmentation;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.image.Images;

/**
 * Mean shift filtering (D. Comaniciu and P. Meer, TPAMI 2002): from each pixel, goes to the mean
 * place and colour of the pixels that are near in both, and on from there until it stands still;
 * the pixel gets the colour found. Flat kernels: a square window in place, a ball in colour. Equal
 * to OpenCV's {@code pyrMeanShiftFiltering} with {@code maxLevel=0}, rounding of the intermediate
 * means included.
 *
 * @param spatialRadius half the side of the window, pixels, {@code 1..1000}
 * @param colourRadius radius of the ball in R, G, B, {@code 0..442}
 * @param iterations steps from one pixel at most, {@code 1..100}
 * @param epsilon a step is the last if it stays in place, or if its city-block length plus the
 *     squared change of colour is at most this; at least 0
 */
public record MeanShiftFilter(
    int spatialRadius, double colourRadius, int iterations, double epsilon) {
  public MeanShiftFilter {
    if (spatialRadius < 1 || spatialRadius > 1000) {
      throw new IllegalArgumentException("spatialRadius must be 1..1000, got " + spatialRadius);
    }
    if (!(colourRadius >= 0 && colourRadius <= 442)) {
      throw new IllegalArgumentException("colourRadius must be 0..442, got " + colourRadius);
    }
    if (iterations < 1 || iterations > 100) {
      throw new IllegalArgumentException("iterations must be 1..100, got " + iterations);
    }
    if (!(epsilon >= 0)) {
      throw new IllegalArgumentException("epsilon must be at least 0, got " + epsilon);
    }
  }

  /**
   * Five steps at most, the last of which is at most 1, as OpenCV has it.
   *
   * @param spatialRadius half the side of the window, pixels, {@code 1..1000}
   * @param colourRadius radius of the ball in R, G, B, {@code 0..442}
   */
  public MeanShiftFilter(int spatialRadius, double colourRadius) {
    this(spatialRadius, colourRadius, 5, 1);
  }

  /**
   * Filters a picture.
   *
   * @param image R, G, B
   * @return the filtered picture, of the same size
   * @throws IllegalArgumentException if it has other than three bands
   */
  public Planar<GrayU8> apply(Planar<GrayU8> image) {
    Images.requireRgb(image);
    Planar<GrayU8> filtered = Images.rgb(image.width, image.height);
    int[] colours = packed(image);
    for (int y = 0, i = 0; y < image.height; y++) {
      for (int x = 0; x < image.width; x++, i++) {
        int mode = mode(colours, image.width, image.height, x, y);
        filtered.getBand(0).data[i] = (byte) (mode >> 16);
        filtered.getBand(1).data[i] = (byte) (mode >> 8);
        filtered.getBand(2).data[i] = (byte) mode;
      }
    }
    return filtered;
  }

  private int mode(int[] colours, int width, int height, int startX, int startY) {
    int limit = (int) Math.rint(colourRadius * colourRadius);
    int x = startX;
    int y = startY;
    int colour = colours[y * width + x];
    for (int step = 0; step < iterations; step++) {
      int r = colour >> 16;
      int g = colour >> 8 & 0xFF;
      int b = colour & 0xFF;
      int left = Math.max(x - spatialRadius, 0);
      int right = Math.min(x + spatialRadius, width - 1);
      int top = Math.max(y - spatialRadius, 0);
      int bottom = Math.min(y + spatialRadius, height - 1);
      int count = 0;
      int sumX = 0;
      int sumY = 0;
      int sumR = 0;
      int sumG = 0;
      int sumB = 0;
      for (int v = top; v <= bottom; v++) {
        int before = count;
        for (int u = left, i = v * width + left; u <= right; u++, i++) {
          int red = colours[i] >> 16;
          int green = colours[i] >> 8 & 0xFF;
          int blue = colours[i] & 0xFF;
          int distance =
              (red - r) * (red - r) + (green - g) * (green - g) + (blue - b) * (blue - b);
          if (distance <= limit) {
            sumR += red;
            sumG += green;
            sumB += blue;
            sumX += u;
            count++;
          }
        }
        sumY += v * (count - before);
      }
      if (count == 0) {
        break;
      }
      double share = 1.0 / count;
      int nextX = (int) Math.rint(sumX * share);
      int nextY = (int) Math.rint(sumY * share);
      int nextR = (int) Math.rint(sumR * share);
      int nextG = (int) Math.rint(sumG * share);
      int nextB = (int) Math.rint(sumB * share);
      int moved = Math.abs(nextX - x) + Math.abs(nextY - y);
      int changed =
          (nextR - r) * (nextR - r) + (nextG - g) * (nextG - g) + (nextB - b) * (nextB - b);
      x = nextX;
      y = nextY;
      colour = nextR << 16 | nextG << 8 | nextB;
      if (moved == 0 || moved + changed <= epsilon) {
        break;
      }
    }
    return colour;
  }

  private static int[] packed(Planar<GrayU8> image) {
    int[] colours = new int[image.width * image.height];
    for (GrayU8 band : image.bands) {
      for (int y = 0, i = 0; y < image.height; y++) {
        int from = band.getIndex(0, y);
        for (int end = i + image.width; i < end; i++) {
          colours[i] = colours[i] << 8 | (band.data[from++] & 0xFF);
        }
      }
    }
    return colours;
  }
}
