package org.fovea.features.resize;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;

/** OpenCV's arithmetic written down pixel by pixel. */
final class LiteralResize {
  private LiteralResize() {}

  static GrayU8 bilinear(GrayU8 image, Taps columns, Taps rows) {
    GrayU8 out = new GrayU8(columns.outputs(), rows.outputs());
    for (int y = 0; y < out.height; y++) {
      for (int x = 0; x < out.width; x++) {
        int sum = 2;
        for (int j = 0; j < 2; j++) {
          sum += (fixed(rows, y, j) * (row(image, columns, x, rows.index(y, j)) >> 4)) >> 16;
        }
        out.set(x, y, sum >> 2);
      }
    }
    return out;
  }

  static GrayU8 rounded(GrayU8 image, Taps columns, Taps rows) {
    GrayU8 out = new GrayU8(columns.outputs(), rows.outputs());
    for (int y = 0; y < out.height; y++) {
      for (int x = 0; x < out.width; x++) {
        int sum = 1 << 21;
        for (int j = 0; j < rows.count; j++) {
          sum += fixed(rows, y, j) * row(image, columns, x, rows.index(y, j));
        }
        out.set(x, y, Math.min(Math.max(sum >> 22, 0), 255));
      }
    }
    return out;
  }

  private static int row(GrayU8 image, Taps columns, int x, int y) {
    int sum = 0;
    for (int k = 0; k < columns.count; k++) {
      sum += fixed(columns, x, k) * image.get(columns.index(x, k), y);
    }
    return sum;
  }

  private static int fixed(Taps taps, int i, int k) {
    return (int) Math.rint(taps.weights[i * taps.count + k] * 2048);
  }

  static double at(GrayF32 image, Taps columns, Taps rows, int x, int y) {
    double sum = 0;
    for (int j = 0; j < rows.count; j++) {
      for (int k = 0; k < columns.count; k++) {
        sum +=
            (double) rows.weights[y * rows.count + j]
                * columns.weights[x * columns.count + k]
                * image.get(columns.index(x, k), rows.index(y, j));
      }
    }
    return sum;
  }

  static GrayU8 blocks(GrayU8 image, int width, int height) {
    GrayU8 out = new GrayU8(image.width / width, image.height / height);
    for (int y = 0; y < out.height; y++) {
      for (int x = 0; x < out.width; x++) {
        int sum = 0;
        for (int i = 0; i < width * height; i++) {
          sum += image.get(x * width + i % width, y * height + i / width);
        }
        boolean quarter = width == 2 && height == 2;
        out.set(x, y, quarter ? (sum + 2) / 4 : (int) Math.rint(sum * (1f / (width * height))));
      }
    }
    return out;
  }
}
