package org.fovea.neural.loss;

import static org.fovea.neural.op.Mul.mul;
import static org.fovea.neural.op.Neg.neg;
import static org.fovea.neural.op.Relu.relu;
import static org.fovea.neural.op.Scale.affine;
import static org.fovea.neural.op.Sub.sub;

import org.fovea.neural.op.Gather;
import org.fovea.neural.op.Norm;
import org.fovea.neural.op.Scale;
import org.fovea.neural.op.Softplus;
import org.fovea.neural.op.Sum;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Losses that are zero once a margin is kept. */
public final class MarginLoss {
  private MarginLoss() {}

  /**
   * The hinge loss, {@code max(0, 1 - t x)}.
   *
   * @param x scores, any shape
   * @param target 1 or -1, the same shape
   * @param reduction of the losses
   * @return a scalar, or x's shape without reduction
   * @throws ShapeException when the shapes differ
   */
  public static Tensor hinge(Tensor x, Tensor target, Reduction reduction) {
    RegressionLoss.requireSame("hinge_loss", x, target);
    return reduction.of(relu(affine(mul(x, target), -1, 1)));
  }

  /**
   * The hinge loss of several classes, {@code sum over c != t of max(0, margin - x[t] + x[c]) / C}.
   *
   * @param x scores, {@code [N, C]}
   * @param labels {@code [N]}, each 0..C-1
   * @param margin by which the truth must lead
   * @param reduction of the losses
   * @return a scalar, or {@code [N]} without reduction
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor multiMargin(Tensor x, IntTensor labels, float margin, Reduction reduction) {
    if (x.shape().rank() != 2 || !labels.shape().equals(Shape.of(x.dim(0)))) {
      throw new ShapeException(
          "multi_margin_loss: scores %s and labels %s, expected [N, C] and [N]"
              .formatted(x.shape(), labels.shape()));
    }
    IntTensor column = IntTensor.of(labels.data(), Shape.of(x.dim(0), 1));
    Tensor leads = sub(x, Gather.gather(x, 1, column));
    Tensor others = Tensor.full(1, x.dim(0), x.dim(1));
    for (int i = 0; i < x.dim(0); i++) {
      others.data()[i * x.dim(1) + labels.data()[i]] = 0;
    }
    Tensor losses = mul(relu(affine(leads, 1, margin)), others);
    return reduction.of(Scale.scale(Sum.sum(losses, false, 1), 1f / x.dim(1)));
  }

  /**
   * The logistic loss, {@code ln(1 + e^(-t x))}.
   *
   * @param x scores, any shape
   * @param target 1 or -1, the same shape
   * @param reduction of the losses
   * @return a scalar, or x's shape without reduction
   * @throws ShapeException when the shapes differ
   */
  public static Tensor softMargin(Tensor x, Tensor target, Reduction reduction) {
    RegressionLoss.requireSame("soft_margin_loss", x, target);
    return reduction.of(Softplus.softplus(neg(mul(x, target)), 1, Float.POSITIVE_INFINITY));
  }

  /**
   * How much farther from its like than from its unlike something is, plus a margin: {@code max(0,
   * |a - p| - |a - n| + margin)}.
   *
   * @param anchor {@code [N, D]}
   * @param positive its like, the same shape
   * @param negative its unlike, the same shape
   * @param margin by which the unlike must be farther
   * @param reduction of the losses
   * @return a scalar, or {@code [N]} without reduction
   * @throws ShapeException when the shapes differ
   */
  public static Tensor triplet(
      Tensor anchor, Tensor positive, Tensor negative, float margin, Reduction reduction) {
    RegressionLoss.requireSame("triplet_margin_loss", anchor, positive);
    RegressionLoss.requireSame("triplet_margin_loss", anchor, negative);
    Tensor near = distance(anchor, positive);
    Tensor far = distance(anchor, negative);
    return reduction.of(relu(affine(sub(near, far), 1, margin)));
  }

  private static Tensor distance(Tensor a, Tensor b) {
    // The small number keeps equal vectors differentiable, as in PyTorch.
    return Norm.norm(affine(sub(a, b), 1, 1e-6f), 2, false, -1);
  }
}
