package org.fovea.features.filter;

import boofcv.struct.image.GrayU8;
import java.util.Arrays;

/**
 * Medians of bytes by histograms (Perreault and Hébert, "Median Filtering in Constant Time", 2007):
 * one of each column as high as the window, which are added to the window's and taken from it as it
 * moves. Each has 256 fine bins after 16 coarse ones.
 */
final class HistogramMedian {
  private static final int COARSE = 16;
  private static final int BINS = COARSE + 256;

  private final GrayU8 image;
  private final int radius;
  private final Border border;
  private final short[][] columns;

  /** The histogram of a column of zeros, which {@link Border#ZERO} puts beyond the edge. */
  private final short[] zeros = new short[BINS];

  // Counts up to 255^2: unsigned.
  private final short[] window = new short[BINS];

  HistogramMedian(GrayU8 image, int radius, Border border) {
    this.image = image;
    this.radius = radius;
    this.border = border;
    columns = new short[image.width][BINS];
    count(zeros, 0, 2 * radius + 1);
  }

  void apply(GrayU8 out) {
    for (int j = -radius; j <= radius; j++) {
      countRow(j, 1);
    }
    int middle = ((2 * radius + 1) * (2 * radius + 1) + 1) / 2;
    for (int y = 0; y < image.height; y++) {
      Arrays.fill(window, (short) 0);
      for (int i = -radius; i < radius; i++) {
        add(window, column(i));
      }
      int to = y * image.width;
      for (int x = 0; x < image.width; x++) {
        add(window, column(x + radius));
        out.data[to + x] = (byte) valueOfRank(middle);
        subtract(window, column(x - radius));
      }
      countRow(y - radius, -1);
      countRow(y + radius + 1, 1);
    }
  }

  private short[] column(int x) {
    int inside = border.index(x, image.width);
    return inside < 0 ? zeros : columns[inside];
  }

  private void countRow(int y, int times) {
    int row = border.index(y, image.height);
    for (int x = 0; x < image.width; x++) {
      count(columns[x], row < 0 ? 0 : image.data[image.getIndex(x, row)] & 0xFF, times);
    }
  }

  private static void count(short[] histogram, int value, int times) {
    histogram[value / COARSE] += (short) times;
    histogram[COARSE + value] += (short) times;
  }

  private static void add(short[] sum, short[] histogram) {
    for (int i = 0; i < BINS; i++) {
      sum[i] += histogram[i];
    }
  }

  private static void subtract(short[] sum, short[] histogram) {
    for (int i = 0; i < BINS; i++) {
      sum[i] -= histogram[i];
    }
  }

  private int valueOfRank(int rank) {
    int below = 0;
    int coarse = 0;
    while (below + (window[coarse] & 0xFFFF) < rank) {
      below += window[coarse++] & 0xFFFF;
    }
    int value = coarse * COARSE;
    while (below + (window[COARSE + value] & 0xFFFF) < rank) {
      below += window[COARSE + value++] & 0xFFFF;
    }
    return value;
  }
}
