package org.fovea.features.keypoint;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import java.util.Arrays;
import org.fovea.features.filter.Border;
import org.fovea.features.image.Images;

/**
 * Products of the gradient, summed over a block around each pixel: {@code [xx xy; xy yy]}.
 *
 * <p>The gradient is Sobel's over 3 x 3 pixels, divided by {@code 4 * 255 * blockSize}. The block
 * reaches from {@code blockSize / 2} pixels before the pixel to {@code (blockSize - 1) / 2} behind.
 * Both see the picture reflected about its outermost pixels. The gradient's roundings are those
 * that OpenCV 4.6 makes on processors that multiply and add at once.
 *
 * @param xx sums of dx dx
 * @param xy sums of dx dy
 * @param yy sums of dy dy
 */
record StructureTensor(GrayF32 xx, GrayF32 xy, GrayF32 yy) {
  static StructureTensor of(GrayU8 image, int blockSize) {
    Images.requireNotEmpty(image);
    if (blockSize < 1 || blockSize > 255) {
      throw new IllegalArgumentException("blockSize must be 1..255, got " + blockSize);
    }
    int width = image.width;
    int height = image.height;
    GrayF32 xx = new GrayF32(width, height);
    GrayF32 xy = new GrayF32(width, height);
    GrayF32 yy = new GrayF32(width, height);
    float one = (float) (1.0 / (4 * 255.0 * blockSize));
    float two = (float) (2.0 / (4 * 255.0 * blockSize));
    float[][] rows = new float[3][width + 2];
    for (int y = 0; y < height; y++) {
      for (int k = 0; k < 3; k++) {
        read(image, Border.REFLECT_101.index(y + k - 1, height), rows[k]);
      }
      products(rows, one, two, xx.data, xy.data, yy.data, y * width, width);
    }
    sumBlocks(xx, blockSize);
    sumBlocks(xy, blockSize);
    sumBlocks(yy, blockSize);
    return new StructureTensor(xx, xy, yy);
  }

  private static void read(GrayU8 image, int y, float[] out) {
    int start = image.getIndex(0, y);
    int width = image.width;
    for (int x = 0; x < width; x++) {
      out[x + 1] = image.data[start + x] & 0xFF;
    }
    out[0] = out[1 + Border.REFLECT_101.index(-1, width)];
    out[width + 1] = out[1 + Border.REFLECT_101.index(width, width)];
  }

  private static void products(
      float[][] rows,
      float one,
      float two,
      float[] xx,
      float[] xy,
      float[] yy,
      int start,
      int width) {
    float[] above = rows[0];
    float[] here = rows[1];
    float[] below = rows[2];
    for (int x = 0; x < width; x++) {
      float outer = (above[x + 2] - above[x]) + (below[x + 2] - below[x]);
      float dx = Math.fma(outer, one, (here[x + 2] - here[x]) * two);
      float top = Math.fma(above[x + 2], one, Math.fma(above[x + 1], two, above[x] * one));
      float bottom = Math.fma(below[x + 2], one, Math.fma(below[x + 1], two, below[x] * one));
      float dy = bottom - top;
      xx[start + x] = dx * dx;
      xy[start + x] = dx * dy;
      yy[start + x] = dy * dy;
    }
  }

  /** In double, where sums of so few floats are mostly exact and thus the same in any order. */
  private static void sumBlocks(GrayF32 image, int size) {
    int width = image.width;
    int height = image.height;
    int before = size / 2;
    int behind = size - 1 - before;
    GrayF32 values = image.clone();
    double[] padded = new double[before + width + behind];
    double[] sums = new double[width];
    for (int y = 0; y < height; y++) {
      Arrays.fill(padded, 0);
      for (int k = -before; k <= behind; k++) {
        add(values.data, Border.REFLECT_101.index(y + k, height) * width, padded, before, width);
      }
      for (int x = 1; x <= before; x++) {
        padded[before - x] = padded[before + Border.REFLECT_101.index(-x, width)];
      }
      for (int x = width; x < width + behind; x++) {
        padded[before + x] = padded[before + Border.REFLECT_101.index(x, width)];
      }
      Arrays.fill(sums, 0);
      for (int k = 0; k < size; k++) {
        add(padded, k, sums, width);
      }
      for (int x = 0; x < width; x++) {
        image.data[y * width + x] = (float) sums[x];
      }
    }
  }

  private static void add(float[] in, int from, double[] out, int to, int n) {
    for (int i = 0; i < n; i++) {
      out[to + i] += in[from + i];
    }
  }

  private static void add(double[] in, int from, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] += in[from + i];
    }
  }
}
