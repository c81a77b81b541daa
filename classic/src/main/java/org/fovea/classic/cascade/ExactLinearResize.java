package org.fovea.classic.cascade;

import boofcv.struct.image.GrayU8;

/**
 * OpenCV's {@code resize} with {@code INTER_LINEAR_EXACT}, to the last bit: half-pixel centres, two
 * taps along each axis with weights in 1/256, sums in fixed point, rounded once at the end.
 * OpenCV's cascades look at pictures that were scaled so; with other weights, pixels differ by 1
 * and windows near a threshold fall the other way.
 */
final class ExactLinearResize {
  private static final int ONE = 256;

  private final GrayU8 image;
  private final int height;
  private final int[] left;
  private final int[] right;
  private final int[] weight;
  private final int[] top;
  private final int[] rowWeight;

  /** For pictures of at least 1 x 1. */
  ExactLinearResize(GrayU8 image, int width, int height) {
    this.image = image;
    this.height = height;
    this.left = new int[width];
    this.right = new int[width];
    this.weight = new int[width];
    this.top = new int[height];
    this.rowWeight = new int[height];
    taps(image.width, left, weight);
    taps(image.height, top, rowWeight);
    for (int x = 0; x < width; x++) {
      right[x] = Math.min(left[x] + 1, image.width - 1);
    }
  }

  /** The first of each output's two taps and the second's weight, which is 0 at the edges. */
  private static void taps(int from, int[] first, int[] weight) {
    double scale = 1 / ((double) first.length / from);
    for (int i = 0; i < first.length; i++) {
      double at = scale * (i + 0.5) - 0.5;
      int floor = (int) Math.floor(at);
      if (floor >= from - 1) {
        first[i] = from - 1;
      } else if (floor >= 0) {
        first[i] = floor;
        weight[i] = (int) Math.rint((at - floor) * ONE);
      }
    }
  }

  int height() {
    return height;
  }

  /** Some rows of the resized picture. */
  GrayU8 rows(int from, int count) {
    int width = left.length;
    GrayU8 out = new GrayU8(width, count);
    int[] upper = new int[width];
    int[] lower = new int[width];
    int inUpper = -1;
    int inLower = -1;
    for (int y = 0; y < count; y++) {
      int source = top[from + y];
      int below = Math.min(source + 1, image.height - 1);
      if (source == inLower) {
        int[] swap = upper;
        upper = lower;
        lower = swap;
        inUpper = source;
        inLower = -1;
      }
      if (source != inUpper) {
        stretch(source, upper);
        inUpper = source;
      }
      if (below != inLower) {
        stretch(below, lower);
        inLower = below;
      }
      mix(upper, lower, rowWeight[from + y], out.data, y * width);
    }
    return out;
  }

  private void stretch(int row, int[] out) {
    byte[] data = image.data;
    int start = image.startIndex + row * image.stride;
    for (int x = 0; x < out.length; x++) {
      int w = weight[x];
      out[x] = (ONE - w) * (data[start + left[x]] & 0xFF) + w * (data[start + right[x]] & 0xFF);
    }
  }

  private static void mix(int[] upper, int[] lower, int weight, byte[] out, int at) {
    int rest = ONE - weight;
    for (int x = 0; x < upper.length; x++) {
      out[at + x] = (byte) ((rest * upper[x] + weight * lower[x] + (1 << 15)) >> 16);
    }
  }
}
