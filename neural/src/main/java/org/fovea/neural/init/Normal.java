package org.fovea.neural.init;

import java.util.random.RandomGenerator;
import org.fovea.neural.tensor.Tensor;

/** Values drawn from a normal distribution. */
public final class Normal {
  private Normal() {}

  /**
   * Fills with draws.
   *
   * @param tensor overwritten
   * @param mean of the distribution
   * @param deviation of the distribution
   * @param random the source
   */
  public static void fill(Tensor tensor, double mean, double deviation, RandomGenerator random) {
    float[] values = tensor.data();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (mean + deviation * random.nextGaussian());
    }
  }

  /**
   * Fills with draws, those outside two bounds drawn again.
   *
   * @param tensor overwritten
   * @param mean of the distribution
   * @param deviation of the distribution, before draws are rejected
   * @param low the lower bound, less than the upper one
   * @param high the upper bound
   * @param random the source
   * @throws IllegalArgumentException when fewer than one draw in about a thousand would be kept
   */
  public static void fillTruncated(
      Tensor tensor,
      double mean,
      double deviation,
      double low,
      double high,
      RandomGenerator random) {
    double reach = 3 * deviation;
    if (!(low < high
        && high > mean - reach
        && low < mean + reach
        && high - low > deviation / 100)) {
      throw new IllegalArgumentException(
          "truncated normal: bounds %s and %s for mean %s and deviation %s, expected bounds that draws fall between"
              .formatted(low, high, mean, deviation));
    }
    float[] values = tensor.data();
    for (int i = 0; i < values.length; i++) {
      double draw = mean + deviation * random.nextGaussian();
      while (!(draw >= low && draw <= high)) {
        draw = mean + deviation * random.nextGaussian();
      }
      values[i] = (float) draw;
    }
  }
}
