package org.fovea.samples.scene;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Arrays;
import org.fovea.features.image.Images;

/** What a camera makes of a painted scene: exposure, colour cast, blur and noise. */
final class Photograph {
  private static final int NOISE_VALUES = 4096;
  private final Dice dice;

  Photograph(Dice dice) {
    this.dice = dice;
  }

  Planar<GrayU8> take(Canvas canvas) {
    int width = canvas.width;
    int height = canvas.height;
    double gamma = dice.logBetween(0.7, 1.45);
    double exposure = dice.between(0.8, 1.12);
    double slopeX = dice.between(-0.15, 0.15);
    double slopeY = dice.between(-0.15, 0.15);
    double vignette = dice.between(0, 0.3);
    float[] blur = gaussianKernel(dice.logBetween(0.35, 1.1));
    double noise = dice.between(1, 8);
    float[] gaussian = new float[NOISE_VALUES];
    for (int i = 0; i < NOISE_VALUES; i++) {
      gaussian[i] = (float) (noise * dice.gaussian());
    }
    int random = dice.below(Integer.MAX_VALUE) | 1;
    int[] pixels = canvas.pixels();
    Planar<GrayU8> picture = Images.rgb(width, height);
    float[] plane = new float[width * height];
    float[] smooth = new float[width * height];
    for (int band = 0; band < 3; band++) {
      float[] tone = toneCurve(gamma, exposure * dice.between(0.93, 1.07));
      int shift = 16 - 8 * band;
      for (int y = 0; y < height; y++) {
        double v = (double) y / height - 0.5;
        for (int x = 0; x < width; x++) {
          double u = (double) x / width - 0.5;
          double light = 1 + slopeX * u + slopeY * v - vignette * (u * u + v * v);
          plane[y * width + x] = (float) (light * tone[(pixels[y * width + x] >> shift) & 0xff]);
        }
      }
      blurRows(plane, smooth, width, height, blur);
      blurColumns(smooth, plane, width, height, blur);
      byte[] out = picture.getBand(band).data;
      for (int i = 0; i < out.length; i++) {
        // Marsaglia's xorshift: only to pick one of the prepared values.
        random ^= random << 13;
        random ^= random >>> 17;
        random ^= random << 5;
        float value = plane[i] + gaussian[random & (NOISE_VALUES - 1)] + 0.5f;
        out[i] = (byte) Math.max(0, Math.min(255, (int) value));
      }
    }
    return picture;
  }

  private static float[] toneCurve(double gamma, double gain) {
    float[] curve = new float[256];
    for (int i = 0; i < 256; i++) {
      curve[i] = (float) (255 * gain * StrictMath.pow(i / 255.0, gamma));
    }
    return curve;
  }

  private static float[] gaussianKernel(double sigma) {
    int radius = (int) Math.ceil(2.5 * sigma);
    float[] kernel = new float[2 * radius + 1];
    double sum = 0;
    for (int i = -radius; i <= radius; i++) {
      sum += StrictMath.exp(-i * i / (2 * sigma * sigma));
    }
    for (int i = -radius; i <= radius; i++) {
      kernel[i + radius] = (float) (StrictMath.exp(-i * i / (2 * sigma * sigma)) / sum);
    }
    return kernel;
  }

  /** Convolves each row; the edge pixel goes on beyond it. */
  private static void blurRows(float[] in, float[] out, int width, int height, float[] kernel) {
    int radius = kernel.length / 2;
    float[] row = new float[width + 2 * radius];
    for (int y = 0; y < height; y++) {
      System.arraycopy(in, y * width, row, radius, width);
      Arrays.fill(row, 0, radius, in[y * width]);
      Arrays.fill(row, width + radius, row.length, in[(y + 1) * width - 1]);
      for (int x = 0; x < width; x++) {
        float sum = 0;
        for (int k = 0; k < kernel.length; k++) {
          sum += kernel[k] * row[x + k];
        }
        out[y * width + x] = sum;
      }
    }
  }

  /** Convolves each column; the edge pixel goes on beyond it. */
  private static void blurColumns(float[] in, float[] out, int width, int height, float[] kernel) {
    int radius = kernel.length / 2;
    Arrays.fill(out, 0);
    for (int y = 0; y < height; y++) {
      for (int k = 0; k < kernel.length; k++) {
        int from = Math.max(0, Math.min(height - 1, y + k - radius)) * width;
        for (int x = 0; x < width; x++) {
          out[y * width + x] += kernel[k] * in[from + x];
        }
      }
    }
  }
}
