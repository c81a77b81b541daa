package org.fovea.neural.op;

import java.util.random.RandomGenerator;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Random skips of a residual branch in training (Huang et al., 2016). */
public final class StochasticDepth {
  /** What is skipped together. */
  public enum Mode {
    /** The whole batch. */
    BATCH,
    /** Each example for itself. */
    ROW
  }

  private StochasticDepth() {}

  /**
   * Sets a branch's output to zero with probability p, and divides it by 1 - p otherwise.
   *
   * @param x {@code [N, ...]}
   * @param p probability of a skip, 0 to below 1
   * @param mode whether the batch or each example is skipped
   * @param random decides
   * @return the same shape
   * @throws ShapeException when x is a scalar
   * @throws IllegalArgumentException when p is out of range
   */
  public static Tensor stochasticDepth(Tensor x, double p, Mode mode, RandomGenerator random) {
    if (x.shape().rank() < 1) {
      throw new ShapeException("stochastic_depth: input " + x.shape() + ", expected [N, ...]");
    }
    int runs = mode == Mode.BATCH ? 1 : x.dim(0);
    return RandomZeros.apply("stochastic_depth", x, runs, p, random);
  }
}
