package org.fovea.neural.init;

import java.util.random.RandomGenerator;
import org.fovea.neural.tensor.Tensor;

/** Values drawn evenly from an interval around 0. */
public final class Uniform {
  private Uniform() {}

  /**
   * Fills with draws from {@code -bound..bound}.
   *
   * @param tensor overwritten
   * @param bound the end of the interval
   * @param random the source
   */
  public static void fill(Tensor tensor, double bound, RandomGenerator random) {
    float[] values = tensor.data();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
  }
}
