package org.fovea.neural.loss;

import org.fovea.neural.op.Expand;
import org.fovea.neural.op.Mul;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Cross-entropy of yes-or-no questions. The targets get no gradient. */
public final class BinaryCrossEntropy {
  /** The least logarithm that counts, as in PyTorch. */
  private static final double LEAST_LOG = -100;

  private static final double LEAST_VARIANCE = 1e-12;

  private BinaryCrossEntropy() {}

  /**
   * {@code -w (t ln x + (1 - t) ln(1 - x))}, logarithms not below -100.
   *
   * @param x probabilities, 0..1, any shape
   * @param target 0..1, the same shape
   * @param weight of each element, of a shape that broadcasts with x, or null for 1
   * @param reduction of the losses
   * @return a scalar, or x's shape without reduction
   * @throws ShapeException when the shapes don't fit
   * @throws IllegalArgumentException when a probability is outside 0..1
   */
  public static Tensor bce(Tensor x, Tensor target, @Nullable Tensor weight, Reduction reduction) {
    RegressionLoss.requireSame("bce", x, target);
    float[] p = x.data();
    float[] t = target.data();
    float[] losses = new float[p.length];
    for (int i = 0; i < losses.length; i++) {
      if (!(p[i] >= 0 && p[i] <= 1)) {
        throw new IllegalArgumentException("bce: probability " + p[i] + ", expected 0..1");
      }
      double yes = Math.max(LEAST_LOG, Math.log(p[i]));
      double no = Math.max(LEAST_LOG, Math.log1p(-p[i]));
      losses[i] = (float) -(t[i] * yes + (1 - t[i]) * no);
    }
    Tensor result =
        Autograd.result(
            "bce",
            losses,
            x.shape(),
            (g, in) -> {
              float[] dx = new float[g.length];
              for (int i = 0; i < g.length; i++) {
                double variance = Math.max(LEAST_VARIANCE, (1 - p[i]) * (double) p[i]);
                dx[i] = (float) (g[i] * (p[i] - t[i]) / variance);
              }
              in.add(0, dx);
            },
            x);
    return reduction.of(weighted(result, weight));
  }

  /**
   * {@code w (ln(1 + e^-x) t p + (x + ln(1 + e^-x)) (1 - t))}: as {@link #bce} of the sigmoid of x,
   * but exact for large x.
   *
   * @param x scores, any shape
   * @param target 0..1, the same shape
   * @param weight of each element, of a shape that broadcasts with x, or null for 1
   * @param positiveWeight p, the further weight of what is true, of a shape that broadcasts with x,
   *     or null for 1
   * @param reduction of the losses
   * @return a scalar, or x's shape without reduction
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor bceWithLogits(
      Tensor x,
      Tensor target,
      @Nullable Tensor weight,
      @Nullable Tensor positiveWeight,
      Reduction reduction) {
    RegressionLoss.requireSame("bce_with_logits", x, target);
    float[] xs = x.data();
    float[] t = target.data();
    float[] p = positiveWeight == null ? null : Expand.expand(positiveWeight, x.shape()).data();
    float[] losses = new float[xs.length];
    for (int i = 0; i < losses.length; i++) {
      double yes = softplus(-xs[i]);
      double positive = p == null ? 1 : p[i];
      losses[i] = (float) (positive * t[i] * yes + (1 - t[i]) * (xs[i] + yes));
    }
    Tensor result =
        Autograd.result(
            "bce_with_logits",
            losses,
            x.shape(),
            (g, in) -> {
              float[] dx = new float[g.length];
              for (int i = 0; i < g.length; i++) {
                double sigmoid = 1 / (1 + Math.exp(-xs[i]));
                double positive = p == null ? 1 : p[i];
                double slope = (1 - t[i]) * sigmoid - positive * t[i] * (1 - sigmoid);
                dx[i] = (float) (g[i] * slope);
              }
              in.add(0, dx);
            },
            x);
    return reduction.of(weighted(result, weight));
  }

  static double softplus(double v) {
    return Math.max(v, 0) + Math.log1p(Math.exp(-Math.abs(v)));
  }

  private static Tensor weighted(Tensor losses, @Nullable Tensor weight) {
    return weight == null ? losses : Mul.mul(losses, weight);
  }
}
