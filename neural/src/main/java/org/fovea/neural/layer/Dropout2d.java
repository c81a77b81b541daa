package org.fovea.neural.layer;

import static org.fovea.neural.op.Dropout2d.dropout2d;

import java.util.random.RandomGenerator;
import org.fovea.neural.tensor.Tensor;

/** Random zeros of whole channels in training mode, nothing in evaluation mode; [N, C, H, W]. */
public final class Dropout2d extends Layer {
  private final double p;
  private final RandomGenerator random;

  /**
   * Makes a layer.
   *
   * @param p probability of a zero channel, 0 to below 1
   * @param random decides; used by the thread that trains
   */
  public Dropout2d(double p, RandomGenerator random) {
    if (!(p >= 0 && p < 1)) {
      throw new IllegalArgumentException("dropout2d: p is " + p + ", expected 0 to below 1");
    }
    this.p = p;
    this.random = random;
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> isTraining() && p > 0 ? dropout2d(x, p, random) : x);
  }
}
