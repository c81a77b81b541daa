package org.fovea.neural.rcnn;

import java.util.Random;

/**
 * Turns warped regions into the network's input, each shown a little otherwise every time: shifted,
 * brighter or darker, of more or less contrast and, if wanted, mirrored left to right.
 *
 * @param maxShift largest shift either way, whole pixels, at least 0; the edge pixels are repeated
 * @param maxContrast contrast is changed by a factor of up to this or its inverse, at least 1
 * @param maxBrightness brightness is shifted by up to this, in units of {@link #DEVIATION}
 * @param mirror whether every second region on average is mirrored
 */
record Augmentation(int maxShift, double maxContrast, double maxBrightness, boolean mirror) {
  private static final float MEAN = 127.5f;

  /** What one unit of the network's input is in steps of 0..255. */
  static final float DEVIATION = 64;

  /** Writes a region as floats without any change. */
  static void none(byte[] region, float[] out, int offset) {
    for (int i = 0; i < region.length; i++) {
      out[offset + i] = ((region[i] & 0xFF) - MEAN) / DEVIATION;
    }
  }

  /**
   * Writes a changed region as floats.
   *
   * @param region three bands of {@code size * size} bytes
   * @param size width and height of the region
   * @param random draws the changes
   * @param out takes as many floats as the region has bytes
   * @param offset where they begin
   */
  void apply(byte[] region, int size, Random random, float[] out, int offset) {
    int dx = maxShift == 0 ? 0 : random.nextInt(2 * maxShift + 1) - maxShift;
    int dy = maxShift == 0 ? 0 : random.nextInt(2 * maxShift + 1) - maxShift;
    double logContrast = maxContrast == 1 ? 0 : Math.log(maxContrast) * even(random);
    double shift = maxBrightness == 0 ? 0 : maxBrightness * even(random);
    boolean flip = mirror && random.nextBoolean();
    float scale = (float) (Math.exp(logContrast) / DEVIATION);
    for (int band = 0, at = offset; band < 3; band++) {
      for (int y = 0; y < size; y++) {
        int row = (band * size + clamp(y + dy, size)) * size;
        for (int x = 0; x < size; x++) {
          int column = clamp((flip ? size - 1 - x : x) + dx, size);
          out[at++] = ((region[row + column] & 0xFF) - MEAN) * scale + (float) shift;
        }
      }
    }
  }

  /** An even draw from -1 to 1. */
  private static double even(Random random) {
    return 2 * random.nextDouble() - 1;
  }

  private static int clamp(int i, int size) {
    return Math.min(Math.max(i, 0), size - 1);
  }
}
