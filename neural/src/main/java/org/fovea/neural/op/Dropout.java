package org.fovea.neural.op;

import java.util.random.RandomGenerator;
import org.fovea.neural.tensor.Tensor;

/** Random zeros in training (Srivastava et al., 2014), scaled so that the expectation stays. */
public final class Dropout {
  private Dropout() {}

  /**
   * Sets each element to zero with probability p, and divides the others by 1 - p.
   *
   * @param x any shape
   * @param p probability of a zero, 0 to below 1
   * @param random decides
   * @return the same shape
   * @throws IllegalArgumentException when p is out of range
   */
  public static Tensor dropout(Tensor x, double p, RandomGenerator random) {
    return RandomZeros.apply("dropout", x, x.numel(), p, random);
  }
}
