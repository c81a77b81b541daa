package org.fovea.features.gradient;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.ImageGray;
import boofcv.struct.image.Planar;

/**
 * The gradient by the filter [-1, 0, 1], without smoothing, as histograms of oriented gradients
 * want it (Dalal and Triggs, 2005): {@code dx = I(x + 1) - I(x - 1)}, twice the slope. The first
 * and last column have {@code dx = 0}, the first and last row {@code dy = 0}, which is what
 * reflecting the picture about its outermost pixels gives.
 */
public final class CentralDifference {
  private CentralDifference() {}

  /**
   * The gradient of a gray picture.
   *
   * @param image any size
   * @param tone what is done to its values first
   * @return its gradient
   */
  public static Gradient of(GrayU8 image, Tone tone) {
    return steepest(tone, image.width, image.height, image);
  }

  /**
   * The gradient of a gray picture.
   *
   * @param image any size
   * @param tone what is done to its values first
   * @return its gradient
   * @throws IllegalArgumentException if the tone is the square root and a value is negative
   */
  public static Gradient of(GrayF32 image, Tone tone) {
    return steepest(tone, image.width, image.height, image);
  }

  /**
   * The gradient of a picture: at each pixel that of the band which is steepest there, the first of
   * equals.
   *
   * @param image any size and number of bands
   * @param tone what is done to its values first
   * @return its gradient
   */
  public static Gradient of(Planar<GrayU8> image, Tone tone) {
    return steepest(tone, image.width, image.height, image.bands);
  }

  private static Gradient steepest(Tone tone, int width, int height, ImageGray<?>... bands) {
    Gradient gradient = new Gradient(new GrayF32(width, height), new GrayF32(width, height));
    float[] dx = new float[width];
    float[] dy = new float[width];
    float[] bestDx = new float[width];
    float[] bestDy = new float[width];
    float[] steepest = new float[width];
    float[][][] rows = new float[bands.length][3][width];
    for (int y = 0; y < height; y++) {
      for (int band = 0; band < bands.length; band++) {
        if (y == 0) {
          read(bands[band], 0, tone, rows[band][0]);
        }
        if (y + 1 < height) {
          read(bands[band], y + 1, tone, rows[band][(y + 1) % 3]);
        }
        boolean edge = y == 0 || y + 1 == height;
        float[] here = rows[band][y % 3];
        float[] above = edge ? here : rows[band][(y + 2) % 3];
        float[] below = edge ? here : rows[band][(y + 1) % 3];
        if (band == 0) {
          differences(here, above, below, bestDx, bestDy);
          squares(bestDx, bestDy, steepest);
        } else {
          differences(here, above, below, dx, dy);
          keepSteeper(dx, dy, steepest, bestDx, bestDy);
        }
      }
      System.arraycopy(bestDx, 0, gradient.dx().data, y * width, width);
      System.arraycopy(bestDy, 0, gradient.dy().data, y * width, width);
    }
    return gradient;
  }

  private static void read(ImageGray<?> band, int y, Tone tone, float[] out) {
    int start = band.startIndex + y * band.stride;
    if (band instanceof GrayU8 bytes) {
      tone.read(bytes.data, start, out);
    } else {
      tone.read(((GrayF32) band).data, start, out);
    }
  }

  private static void differences(
      float[] here, float[] above, float[] below, float[] dx, float[] dy) {
    for (int x = 1; x < here.length - 1; x++) {
      dx[x] = here[x + 1] - here[x - 1];
    }
    for (int x = 0; x < here.length; x++) {
      dy[x] = below[x] - above[x];
    }
  }

  private static void squares(float[] dx, float[] dy, float[] out) {
    for (int x = 0; x < out.length; x++) {
      out[x] = dx[x] * dx[x] + dy[x] * dy[x];
    }
  }

  /** Without a branch on the comparison, which no processor can foresee. */
  private static void keepSteeper(
      float[] dx, float[] dy, float[] steepest, float[] bestDx, float[] bestDy) {
    for (int x = 0; x < steepest.length; x++) {
      float square = dx[x] * dx[x] + dy[x] * dy[x];
      // 1 where this band is steeper, otherwise 0: two squares of byte differences or of their
      // roots are equal or differ by far more than 1e-30.
      float take = Math.min(Math.max((square - steepest[x]) * 1e30f, 0), 1);
      float leave = 1 - take;
      bestDx[x] = take * dx[x] + leave * bestDx[x];
      bestDy[x] = take * dy[x] + leave * bestDy[x];
      steepest[x] = Math.max(steepest[x], square);
    }
  }
}
