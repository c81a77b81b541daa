package org.fovea.classic.proposal;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.Planar;
import org.fovea.features.filter.GaussianBlur;

/** The histogram bins that each pixel of a picture falls into, in one colour space. */
final class PixelBins {
  static final int COLOUR_BINS = 25;
  static final int TEXTURE_BINS = 10;

  /** Axes 0°, 45°, 90° and 135°; each is two directions. */
  static final int AXES = 4;

  private static final GaussianBlur SMOOTH = new GaussianBlur(1);
  private static final float DIAGONAL = (float) Math.sqrt(0.5);

  /** By band and pixel: {@code 0..24}. */
  final byte[][] colour;

  /**
   * By band times 4 plus axis, and pixel: the size of the derivative along the axis, {@code 0..9},
   * with its sign.
   */
  final byte[][] texture;

  /**
   * Bins the pixels.
   *
   * @param unit bands of values 0..1, not a sub-image
   */
  PixelBins(Planar<GrayF32> unit) {
    colour = new byte[unit.getNumBands()][];
    texture = new byte[AXES * unit.getNumBands()][];
    for (int band = 0; band < colour.length; band++) {
      colour[band] = colourBins(unit.getBand(band).data);
      textureBins(SMOOTH.apply(unit.getBand(band)), band);
    }
  }

  private static byte[] colourBins(float[] values) {
    byte[] bins = new byte[values.length];
    for (int i = 0; i < bins.length; i++) {
      bins[i] = (byte) Math.min((int) (values[i] * COLOUR_BINS), COLOUR_BINS - 1);
    }
    return bins;
  }

  private void textureBins(GrayF32 smooth, int band) {
    int width = smooth.width;
    int height = smooth.height;
    float[] v = smooth.data;
    float[][] derivatives = new float[AXES][v.length];
    float strongest = 0;
    for (int y = 0, i = 0; y < height; y++) {
      int up = y == 0 ? 0 : -width;
      int down = y == height - 1 ? 0 : width;
      for (int x = 0; x < width; x++, i++) {
        float dx = v[x == width - 1 ? i : i + 1] - v[x == 0 ? i : i - 1];
        float dy = v[i + down] - v[i + up];
        float rising = DIAGONAL * (dx + dy);
        float falling = DIAGONAL * (dy - dx);
        derivatives[0][i] = dx;
        derivatives[1][i] = rising;
        derivatives[2][i] = dy;
        derivatives[3][i] = falling;
        float steepest =
            Math.max(
                Math.max(Math.abs(dx), Math.abs(dy)),
                Math.max(Math.abs(rising), Math.abs(falling)));
        strongest = Math.max(strongest, steepest);
      }
    }
    float scale = strongest == 0 ? 0 : TEXTURE_BINS / strongest;
    for (int axis = 0; axis < AXES; axis++) {
      byte[] bins = new byte[v.length];
      float[] derivative = derivatives[axis];
      for (int i = 0; i < bins.length; i++) {
        float bin = derivative[i] * scale;
        bins[i] = (byte) Math.max(Math.min(bin, TEXTURE_BINS - 1), 1 - TEXTURE_BINS);
      }
      texture[AXES * band + axis] = bins;
    }
  }
}
