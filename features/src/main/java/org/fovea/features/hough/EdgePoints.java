package org.fovea.features.hough;

import boofcv.struct.image.GrayU8;
import java.util.Arrays;

/**
 * Where a picture is not 0, row by row.
 *
 * @param x columns
 * @param y rows
 */
@SuppressWarnings("ArrayRecordComponent")
record EdgePoints(float[] x, float[] y) {
  static EdgePoints of(GrayU8 edges) {
    float[] xs = new float[edges.width * edges.height];
    float[] ys = new float[xs.length];
    int n = 0;
    for (int y = 0; y < edges.height; y++) {
      int start = edges.getIndex(0, y);
      for (int x = 0; x < edges.width; x++) {
        if (edges.data[start + x] != 0) {
          xs[n] = x;
          ys[n] = y;
          n++;
        }
      }
    }
    return new EdgePoints(Arrays.copyOf(xs, n), Arrays.copyOf(ys, n));
  }

  int size() {
    return x.length;
  }
}
