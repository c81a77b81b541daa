package org.fovea.features.gradient;

import java.util.Arrays;

/** What the whole-number weights of a {@link GradientKernel} are divided by. */
public enum Gain {
  /** Nothing, as in OpenCV: bytes have whole-number gradients. */
  INTEGER {
    @Override
    double divisor(GradientKernel kernel) {
      return 1;
    }
  },

  /**
   * The sum of the smoothing weights, as in scikit-image: a window of 3 x 3 then gives {@code I(x +
   * 1) - I(x - 1)} where rows don't differ, twice the slope.
   */
  AVERAGE {
    @Override
    double divisor(GradientKernel kernel) {
      return Arrays.stream(kernel.smoothing()).sum();
    }
  },

  /** What makes a ramp that rises by 1 from pixel to pixel have a gradient of magnitude 1. */
  SLOPE {
    @Override
    double divisor(GradientKernel kernel) {
      if (kernel == GradientKernel.ROBERTS) {
        return Math.sqrt(2);
      }
      int[] difference = kernel.difference();
      int rise = 0;
      for (int i = 0; i < difference.length; i++) {
        rise += i * difference[i];
      }
      return rise * AVERAGE.divisor(kernel);
    }
  };

  abstract double divisor(GradientKernel kernel);
}
