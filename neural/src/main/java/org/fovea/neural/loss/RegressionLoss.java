package org.fovea.neural.loss;

import static org.fovea.neural.op.Sub.sub;

import org.fovea.neural.op.Abs;
import org.fovea.neural.op.Elementwise;
import org.fovea.neural.op.Square;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Losses of the difference between numbers and what they should be. */
public final class RegressionLoss {
  private RegressionLoss() {}

  /**
   * The squared difference.
   *
   * @param x predictions, any shape
   * @param target the same shape
   * @param reduction of the losses
   * @return a scalar, or x's shape without reduction
   * @throws ShapeException when the shapes differ
   */
  public static Tensor mse(Tensor x, Tensor target, Reduction reduction) {
    return reduction.of(Square.square(difference("mse_loss", x, target)));
  }

  /**
   * The magnitude of the difference; the gradient where there is none is 0.
   *
   * @param x predictions, any shape
   * @param target the same shape
   * @param reduction of the losses
   * @return a scalar, or x's shape without reduction
   * @throws ShapeException when the shapes differ
   */
  public static Tensor l1(Tensor x, Tensor target, Reduction reduction) {
    return reduction.of(Abs.abs(difference("l1_loss", x, target)));
  }

  /**
   * {@code d^2 / (2 beta)} for differences d below beta in magnitude, else {@code |d| - beta / 2}
   * (Girshick, 2015).
   *
   * @param x predictions, any shape
   * @param target the same shape
   * @param beta where the parabola ends, 0 or more
   * @param reduction of the losses
   * @return a scalar, or x's shape without reduction
   * @throws ShapeException when the shapes differ
   */
  public static Tensor smoothL1(Tensor x, Tensor target, float beta, Reduction reduction) {
    Tensor losses =
        Elementwise.map(
            "smooth_l1_loss",
            difference("smooth_l1_loss", x, target),
            d -> Math.abs(d) < beta ? 0.5f * d * d / beta : Math.abs(d) - 0.5f * beta,
            (d, y) -> Math.abs(d) < beta ? d / beta : Math.signum(d));
    return reduction.of(losses);
  }

  /**
   * {@code d^2 / 2} for differences d below delta in magnitude, else {@code delta * (|d| - delta /
   * 2)} (Huber, 1964).
   *
   * @param x predictions, any shape
   * @param target the same shape
   * @param delta where the parabola ends, above 0
   * @param reduction of the losses
   * @return a scalar, or x's shape without reduction
   * @throws ShapeException when the shapes differ
   */
  public static Tensor huber(Tensor x, Tensor target, float delta, Reduction reduction) {
    Tensor losses =
        Elementwise.map(
            "huber_loss",
            difference("huber_loss", x, target),
            d -> Math.abs(d) < delta ? 0.5f * d * d : delta * (Math.abs(d) - 0.5f * delta),
            (d, y) -> Math.abs(d) < delta ? d : delta * Math.signum(d));
    return reduction.of(losses);
  }

  private static Tensor difference(String operation, Tensor x, Tensor target) {
    requireSame(operation, x, target);
    return sub(x, target);
  }

  static void requireSame(String operation, Tensor x, Tensor target) {
    if (!x.shape().equals(target.shape())) {
      throw new ShapeException(
          "%s: predictions %s and target %s, expected equal shapes"
              .formatted(operation, x.shape(), target.shape()));
    }
  }
}
