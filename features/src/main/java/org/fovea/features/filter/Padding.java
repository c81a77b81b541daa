package org.fovea.features.filter;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;

/**
 * Copies of pictures with a margin on all four sides, filled by a border rule: rows of {@code width
 * + 2·margin} values without gaps.
 */
final class Padding {
  private Padding() {}

  static int[] ints(GrayU8 image, int margin, Border border) {
    int stride = image.width + 2 * margin;
    int[] padded = new int[stride * (image.height + 2 * margin)];
    for (int y = 0; y < image.height; y++) {
      int from = image.getIndex(0, y);
      int to = (y + margin) * stride + margin;
      for (int x = 0; x < image.width; x++) {
        padded[to + x] = image.data[from + x] & 0xFF;
      }
    }
    extend(padded, image.width, image.height, margin, border);
    return padded;
  }

  static float[] floats(GrayF32 image, int margin, Border border) {
    int stride = image.width + 2 * margin;
    float[] padded = new float[stride * (image.height + 2 * margin)];
    for (int y = 0; y < image.height; y++) {
      int to = (y + margin) * stride + margin;
      System.arraycopy(image.data, image.getIndex(0, y), padded, to, image.width);
    }
    extend(padded, image.width, image.height, margin, border);
    return padded;
  }

  @SuppressWarnings("SuspiciousSystemArraycopy") // an array of either type
  static void extend(Object padded, int width, int height, int margin, Border border) {
    if (border == Border.ZERO) {
      return;
    }
    int stride = width + 2 * margin;
    for (int y = margin; y < margin + height; y++) {
      int start = y * stride + margin;
      for (int i = 1; i <= margin; i++) {
        System.arraycopy(padded, start + border.index(-i, width), padded, start - i, 1);
        int right = width - 1 + i;
        System.arraycopy(padded, start + border.index(right, width), padded, start + right, 1);
      }
    }
    for (int i = 1; i <= margin; i++) {
      copyRow(padded, margin + border.index(-i, height), margin - i, stride);
      int below = height - 1 + i;
      copyRow(padded, margin + border.index(below, height), margin + below, stride);
    }
  }

  @SuppressWarnings("SuspiciousSystemArraycopy") // an array of either type
  private static void copyRow(Object padded, int from, int to, int stride) {
    System.arraycopy(padded, from * stride, padded, to * stride, stride);
  }
}
