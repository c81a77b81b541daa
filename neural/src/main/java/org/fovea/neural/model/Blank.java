package org.fovea.neural.model;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.op.Conv2dConfig;

/** Layers with weights of 0, for networks whose initial values come later or from elsewhere. */
final class Blank {
  /** Its uniform draws from an interval around 0, and its normal ones, are 0. */
  static final RandomGenerator NO_DRAWS =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          return 0;
        }

        @Override
        public double nextDouble() {
          return 0.5;
        }

        @Override
        public double nextGaussian() {
          return 0;
        }
      };

  private Blank() {}

  static Conv2d conv(int in, int out, int kernel, Conv2dConfig config, boolean bias) {
    return new Conv2d(in, out, kernel, kernel, config, bias, NO_DRAWS);
  }

  /** Without bias, padded so that the extents are those of the input divided by the stride. */
  static Conv2d conv(int in, int out, int kernel, int stride) {
    Conv2dConfig config = Conv2dConfig.defaults().withStride(stride).withPadding(kernel / 2);
    return conv(in, out, kernel, config, false);
  }

  static Linear linear(int in, int out) {
    return new Linear(in, out, NO_DRAWS);
  }
}
