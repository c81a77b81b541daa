package org.fovea.features.intensity;

import boofcv.struct.image.GrayU8;
import java.util.Arrays;
import org.fovea.features.filter.Border;

/**
 * Means of the square block around each pixel, weighted by a Gaussian and rounded; the edge goes on
 * beyond the picture.
 */
final class GaussianMean {
  private static final float[] BLOCK_OF_3 = {0.5f, 0.25f};
  private static final float[] BLOCK_OF_5 = {0.375f, 0.25f, 0.0625f};
  private static final float[] BLOCK_OF_7 = {0.28125f, 0.21875f, 0.109375f, 0.03125f};
  private static final float[] BLOCK_OF_9 = {60 / 256f, 51 / 256f, 30 / 256f, 13 / 256f, 4 / 256f};

  private GaussianMean() {}

  static GrayU8 of(GrayU8 image, int blockSize) {
    float[] weights = weights(blockSize);
    int radius = blockSize / 2;
    int width = image.width;
    GrayU8 means = new GrayU8(width, image.height);
    float[] padded = new float[width + 2 * radius];
    float[] line = new float[width];
    for (int y = 0; y < image.height; y++) {
      weighRows(image, y, weights, padded);
      Arrays.fill(padded, 0, radius, padded[radius]);
      Arrays.fill(padded, radius + width, padded.length, padded[radius + width - 1]);
      for (int x = 0; x < width; x++) {
        line[x] = weights[0] * padded[radius + x];
      }
      for (int d = 1; d <= radius; d++) {
        float weight = weights[d];
        for (int x = 0; x < width; x++) {
          line[x] += weight * (padded[radius + x - d] + padded[radius + x + d]);
        }
      }
      for (int x = 0; x < width; x++) {
        means.data[y * width + x] = (byte) (int) Math.rint(line[x]);
      }
    }
    return means;
  }

  private static void weighRows(GrayU8 image, int y, float[] weights, float[] padded) {
    int radius = weights.length - 1;
    int row = image.getIndex(0, y);
    for (int x = 0; x < image.width; x++) {
      padded[radius + x] = weights[0] * (image.data[row + x] & 0xFF);
    }
    for (int d = 1; d <= radius; d++) {
      int above = image.getIndex(0, Border.REPLICATE.index(y - d, image.height));
      int below = image.getIndex(0, Border.REPLICATE.index(y + d, image.height));
      float weight = weights[d];
      for (int x = 0; x < image.width; x++) {
        padded[radius + x] +=
            weight * ((image.data[above + x] & 0xFF) + (image.data[below + x] & 0xFF));
      }
    }
  }

  /** The weight at distance 0, 1, 2 and so on, as {@code cv2.getGaussianKernel} has them. */
  private static float[] weights(int blockSize) {
    return switch (blockSize) {
      case 3 -> BLOCK_OF_3;
      case 5 -> BLOCK_OF_5;
      case 7 -> BLOCK_OF_7;
      case 9 -> BLOCK_OF_9;
      default -> sampledWeights(blockSize / 2);
    };
  }

  private static float[] sampledWeights(int radius) {
    double sigma = 0.3 * (radius - 1) + 0.8;
    double[] weights = new double[radius + 1];
    double sum = 0;
    for (int d = 0; d <= radius; d++) {
      weights[d] = Math.exp(-d * d / (2 * sigma * sigma));
      sum += d == 0 ? weights[d] : 2 * weights[d];
    }
    float[] scaled = new float[radius + 1];
    for (int d = 0; d <= radius; d++) {
      scaled[d] = (float) (weights[d] / sum);
    }
    return scaled;
  }
}
