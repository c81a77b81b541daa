package org.fovea.features.gradient;

import boofcv.struct.image.GrayS16;
import boofcv.struct.image.GrayU8;
import java.util.Arrays;
import org.fovea.features.filter.Border;

/** Gradients of bytes in 16-bit arithmetic, a tap at a time over whole rows. */
final class ShortGradient {
  private final int[] difference;
  private final int[] smoothing;
  private final int margin;
  private final Border border;

  ShortGradient(GradientKernel kernel, Border border) {
    int length = Math.max(kernel.difference().length, kernel.smoothing().length);
    this.difference = centred(kernel.difference(), length);
    this.smoothing = centred(kernel.smoothing(), length);
    this.margin = length / 2;
    this.border = border;
  }

  private static int[] centred(int[] weights, int length) {
    int[] wide = new int[length];
    System.arraycopy(weights, 0, wide, (length - weights.length) / 2, weights.length);
    return wide;
  }

  GradientS16 apply(GrayU8 image) {
    int width = image.width;
    int taps = difference.length;
    GrayS16 dx = new GrayS16(width, image.height);
    GrayS16 dy = new GrayS16(width, image.height);
    short[][] ring = new short[taps][width];
    int[] held = new int[taps];
    Arrays.fill(held, -1);
    short[] smooth = new short[width + 2 * margin];
    short[] steep = new short[width + 2 * margin];
    for (int y = 0; y < image.height; y++) {
      Arrays.fill(smooth, margin, margin + width, (short) 0);
      Arrays.fill(steep, margin, margin + width, (short) 0);
      for (int j = 0; j < taps; j++) {
        int from = border.index(y + j - margin, image.height);
        if (from < 0) {
          continue;
        }
        int slot = from % taps;
        if (held[slot] != from) {
          read(image, from, ring[slot]);
          held[slot] = from;
        }
        add(smoothing[j], ring[slot], 0, smooth, margin, width);
        add(difference[j], ring[slot], 0, steep, margin, width);
      }
      border.extend(smooth, margin, width);
      border.extend(steep, margin, width);
      for (int i = 0; i < taps; i++) {
        add(difference[i], smooth, i, dx.data, y * width, width);
        add(smoothing[i], steep, i, dy.data, y * width, width);
      }
    }
    return new GradientS16(dx, dy);
  }

  private static void read(GrayU8 image, int y, short[] row) {
    byte[] data = image.data;
    int from = image.getIndex(0, y);
    for (int x = 0; x < row.length; x++) {
      row[x] = (short) (data[from + x] & 0xFF);
    }
  }

  private static void add(int weight, short[] in, int from, short[] out, int to, int n) {
    if (weight == 0) {
      return;
    }
    for (int i = 0; i < n; i++) {
      out[to + i] += (short) (weight * in[from + i]);
    }
  }
}
