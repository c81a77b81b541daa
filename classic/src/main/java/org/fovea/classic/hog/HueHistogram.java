package org.fovea.classic.hog;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.hog.HogConfig;

/**
 * What colours a block shows: how saturated its pixels are on average, by hue. Each pixel votes for
 * the two of six hues (red, yellow, green, cyan, blue, magenta) that are nearest to its own, in
 * total with its chroma over its brightness, so that light and shadow change little. Gray pixels
 * say nothing.
 */
final class HueHistogram {
  /** Numbers per block. */
  static final int HUES = 6;

  /** Added to the brightness, so that the noise of dark pixels is not taken for colour. */
  private static final float DARK = 24;

  private HueHistogram() {}

  /**
   * Writes the histograms of all blocks of a picture, on the grid that HoG has there: for hue h the
   * block at row y and column x goes to {@code start + (h * high + y) * wide + x}.
   */
  static void write(
      Planar<GrayU8> image, HogConfig hog, int wide, int high, float[] out, int start) {
    int cell = hog.cellSize();
    int cellsWide = (wide - 1) * hog.blockStride() + hog.blockSize();
    int cellsHigh = (high - 1) * hog.blockStride() + hog.blockSize();
    float[] cells = new float[HUES * cellsHigh * cellsWide];
    for (int y = 0; y < cellsHigh * cell; y++) {
      addRow(image, y, cell, cellsWide, cells, y / cell * cellsWide, cellsHigh * cellsWide);
    }
    int size = hog.blockSize();
    float scale = 1f / (size * size * cell * cell);
    for (int h = 0; h < HUES; h++) {
      for (int by = 0; by < high; by++) {
        for (int bx = 0; bx < wide; bx++) {
          float sum = 0;
          for (int cy = 0; cy < size; cy++) {
            int row = h * cellsHigh + by * hog.blockStride() + cy;
            for (int cx = 0; cx < size; cx++) {
              sum += cells[row * cellsWide + bx * hog.blockStride() + cx];
            }
          }
          out[start + (h * high + by) * wide + bx] = sum * scale;
        }
      }
    }
  }

  private static void addRow(
      Planar<GrayU8> image, int y, int cell, int cellsWide, float[] cells, int start, int plane) {
    GrayU8 red = image.getBand(0);
    GrayU8 green = image.getBand(1);
    GrayU8 blue = image.getBand(2);
    int ri = red.startIndex + y * red.stride;
    int gi = green.startIndex + y * green.stride;
    int bi = blue.startIndex + y * blue.stride;
    for (int x = 0; x < cellsWide * cell; x++) {
      int r = red.data[ri + x] & 0xFF;
      int g = green.data[gi + x] & 0xFF;
      int b = blue.data[bi + x] & 0xFF;
      int max = Math.max(r, Math.max(g, b));
      int min = Math.min(r, Math.min(g, b));
      int chroma = max - min;
      if (chroma == 0) {
        continue;
      }
      // The six sectors of the hue circle; within one, the middle band says how far along it is.
      int sector;
      int along;
      if (max == r) {
        sector = g >= b ? 0 : 5;
        along = g >= b ? g - b : chroma - (b - g);
      } else if (max == g) {
        sector = r >= b ? 1 : 2;
        along = r >= b ? chroma - (r - b) : b - r;
      } else {
        sector = g >= r ? 3 : 4;
        along = g >= r ? chroma - (g - r) : r - g;
      }
      float unit = 1 / (max + DARK);
      int at = start + x / cell;
      cells[sector * plane + at] += (chroma - along) * unit;
      cells[(sector == 5 ? 0 : sector + 1) * plane + at] += along * unit;
    }
  }
}
