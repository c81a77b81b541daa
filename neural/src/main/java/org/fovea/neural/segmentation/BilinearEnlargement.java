package org.fovea.neural.segmentation;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.ConvTranspose2d;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.Parameter;

/**
 * Transposed convolutions that begin as bilinear interpolation of each channel (Fully Convolutional
 * Networks, Long et al., 2015, section 3.3).
 */
final class BilinearEnlargement {
  private BilinearEnlargement() {}

  /** A window of twice the factor, which is even; the extents are multiplied by the factor. */
  static ConvTranspose2d of(int channels, int factor, RandomGenerator random) {
    Conv2dConfig config = Conv2dConfig.defaults().withStride(factor).withPadding(factor / 2);
    ConvTranspose2d layer =
        new ConvTranspose2d(channels, channels, 2 * factor, config, 0, false, random);
    fill(layer.weight(), factor);
    return layer;
  }

  private static void fill(Parameter weight, int factor) {
    int kernel = 2 * factor;
    float[] values = weight.data();
    Arrays.fill(values, 0);
    for (int channel = 0; channel < weight.dim(0); channel++) {
      int plane = channel * (weight.dim(1) + 1) * kernel * kernel;
      for (int y = 0; y < kernel; y++) {
        for (int x = 0; x < kernel; x++) {
          values[plane + y * kernel + x] = (float) (tent(y, factor) * tent(x, factor));
        }
      }
    }
  }

  private static double tent(int at, int factor) {
    return 1 - Math.abs(at - (factor - 0.5)) / factor;
  }
}
