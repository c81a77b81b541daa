package org.fovea.neural.init;

import java.util.random.RandomGenerator;
import org.fovea.neural.tensor.Tensor;

/**
 * Weights that balance the variances of activations and gradients (Glorot and Bengio, 2010):
 * variance {@code 2 gain^2 / (fan in + fan out)}.
 */
public final class Xavier {
  private Xavier() {}

  /**
   * Fills with uniform draws.
   *
   * @param weight {@code [out, in, ...]}, overwritten
   * @param gain what the nonlinearity takes away, 1 for none
   * @param random the source
   */
  public static void uniform(Tensor weight, double gain, RandomGenerator random) {
    Uniform.fill(weight, deviation(weight, gain) * Math.sqrt(3), random);
  }

  /**
   * Fills with normal draws.
   *
   * @param weight {@code [out, in, ...]}, overwritten
   * @param gain what the nonlinearity takes away, 1 for none
   * @param random the source
   */
  public static void normal(Tensor weight, double gain, RandomGenerator random) {
    Normal.fill(weight, 0, deviation(weight, gain), random);
  }

  private static double deviation(Tensor weight, double gain) {
    double fans = (double) Fan.IN.of(weight.shape()) + Fan.OUT.of(weight.shape());
    return gain * Math.sqrt(2 / fans);
  }
}
