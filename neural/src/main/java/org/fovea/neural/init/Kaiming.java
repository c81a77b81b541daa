package org.fovea.neural.init;

import java.util.random.RandomGenerator;
import org.fovea.neural.tensor.Tensor;

/**
 * Weights that keep the variance of activations through rectifiers (He et al., 2015): standard
 * deviation {@code gain / sqrt(fan)}.
 */
public final class Kaiming {
  /** The gain for layers that a ReLU follows. */
  public static final double RELU_GAIN = Math.sqrt(2);

  private Kaiming() {}

  /**
   * The gain for layers that a leaky ReLU follows, {@code sqrt(2 / (1 + slope^2))}.
   *
   * @param slope for negative values; 0 for ReLU
   * @return the gain
   */
  public static double leakyReluGain(double slope) {
    return Math.sqrt(2 / (1 + slope * slope));
  }

  /**
   * Fills with normal draws.
   *
   * @param weight {@code [out, in, ...]}, overwritten
   * @param fan which side's variance is kept
   * @param gain what the nonlinearity takes away, {@link #RELU_GAIN} for ReLU
   * @param random the source
   */
  public static void normal(Tensor weight, Fan fan, double gain, RandomGenerator random) {
    Normal.fill(weight, 0, gain / Math.sqrt(fan.of(weight.shape())), random);
  }

  /**
   * Fills with uniform draws of the same deviation.
   *
   * @param weight {@code [out, in, ...]}, overwritten
   * @param fan which side's variance is kept
   * @param gain what the nonlinearity takes away, {@link #RELU_GAIN} for ReLU
   * @param random the source
   */
  public static void uniform(Tensor weight, Fan fan, double gain, RandomGenerator random) {
    Uniform.fill(weight, gain * Math.sqrt(3.0 / fan.of(weight.shape())), random);
  }
}
