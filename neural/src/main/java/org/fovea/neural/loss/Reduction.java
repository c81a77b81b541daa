package org.fovea.neural.loss;

import org.fovea.neural.op.Sum;
import org.fovea.neural.tensor.Tensor;

/** What becomes of the losses of single elements. */
public enum Reduction {
  /** They stay as they are. */
  NONE,
  /** Their mean; for class-weighted losses, the sum divided by the sum of the weights. */
  MEAN,
  /** Their sum. */
  SUM;

  /**
   * Reduces losses.
   *
   * @param losses of single elements, any shape
   * @return a scalar, or the losses themselves for {@link #NONE}
   */
  public Tensor of(Tensor losses) {
    return switch (this) {
      case NONE -> losses;
      case MEAN -> Sum.mean(losses);
      case SUM -> Sum.sum(losses);
    };
  }
}
