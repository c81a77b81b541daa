package org.fovea.neural.layer;

import static org.fovea.neural.op.Dropout.dropout;

import java.util.random.RandomGenerator;
import org.fovea.neural.tensor.Tensor;

/** Random zeros in training mode, nothing in evaluation mode; any shape. */
public final class Dropout extends Layer {
  private final double p;
  private final RandomGenerator random;

  /**
   * Makes a layer.
   *
   * @param p probability of a zero, 0 to below 1
   * @param random decides; used by the thread that trains
   */
  public Dropout(double p, RandomGenerator random) {
    if (!(p >= 0 && p < 1)) {
      throw new IllegalArgumentException("dropout: p is " + p + ", expected 0 to below 1");
    }
    this.p = p;
    this.random = random;
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> isTraining() && p > 0 ? dropout(x, p, random) : x);
  }
}
