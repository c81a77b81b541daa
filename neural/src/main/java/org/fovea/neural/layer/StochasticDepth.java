package org.fovea.neural.layer;

import static org.fovea.neural.op.StochasticDepth.stochasticDepth;

import java.util.random.RandomGenerator;
import org.fovea.neural.op.StochasticDepth.Mode;
import org.fovea.neural.tensor.Tensor;

/** Random skips of a residual branch in training mode, nothing in evaluation mode; [N, ...]. */
public final class StochasticDepth extends Layer {
  private final double p;
  private final Mode mode;
  private final RandomGenerator random;

  /**
   * Makes a layer, to be put at the end of the branch.
   *
   * @param p probability of a skip, 0 to below 1
   * @param mode whether the batch or each example is skipped
   * @param random decides; used by the thread that trains
   */
  public StochasticDepth(double p, Mode mode, RandomGenerator random) {
    if (!(p >= 0 && p < 1)) {
      throw new IllegalArgumentException("stochastic depth: p is " + p + ", expected 0 to below 1");
    }
    this.p = p;
    this.mode = mode;
    this.random = random;
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> isTraining() && p > 0 ? stochasticDepth(x, p, mode, random) : x);
  }
}
