package org.fovea.neural.op;

import java.util.random.RandomGenerator;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Random zeros of whole channels in training (Tompson et al., 2015). */
public final class Dropout2d {
  private Dropout2d() {}

  /**
   * Sets each channel of each example to zero with probability p, and divides the others by 1 - p.
   *
   * @param x {@code [N, C, H, W]}
   * @param p probability of a zero channel, 0 to below 1
   * @param random decides
   * @return the same shape
   * @throws ShapeException when x has not four dimensions
   * @throws IllegalArgumentException when p is out of range
   */
  public static Tensor dropout2d(Tensor x, double p, RandomGenerator random) {
    if (x.shape().rank() != 4) {
      throw new ShapeException("dropout2d: input " + x.shape() + ", expected [N, C, H, W]");
    }
    return RandomZeros.apply("dropout2d", x, x.dim(0) * x.dim(1), p, random);
  }
}
