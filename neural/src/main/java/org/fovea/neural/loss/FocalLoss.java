package org.fovea.neural.loss;

import org.fovea.neural.op.LogSoftmax;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Losses that give easy examples little weight, or learn distributions. */
public final class FocalLoss {
  private FocalLoss() {}

  /**
   * The focal loss (Lin et al., 2017): the binary cross-entropy times {@code (1 - q)^gamma}, where
   * q is the probability given to the truth, and times alpha for what is true, 1 - alpha for what
   * is not. The targets get no gradient.
   *
   * @param x scores, any shape
   * @param target 0 or 1, the same shape
   * @param alpha 0..1, or negative for none
   * @param gamma 0 or more
   * @param reduction of the losses
   * @return a scalar, or x's shape without reduction
   * @throws ShapeException when the shapes differ
   */
  public static Tensor sigmoidFocal(
      Tensor x, Tensor target, double alpha, double gamma, Reduction reduction) {
    RegressionLoss.requireSame("sigmoid_focal_loss", x, target);
    float[] xs = x.data();
    float[] ts = target.data();
    float[] losses = new float[xs.length];
    for (int i = 0; i < losses.length; i++) {
      Terms terms = Terms.of(xs[i], ts[i], alpha);
      losses[i] = (float) (terms.balance * terms.entropy * Math.pow(1 - terms.truth, gamma));
    }
    Tensor result =
        Autograd.result(
            "sigmoid_focal_loss",
            losses,
            x.shape(),
            (g, in) -> {
              float[] dx = new float[g.length];
              for (int i = 0; i < g.length; i++) {
                dx[i] = (float) (g[i] * Terms.of(xs[i], ts[i], alpha).slope(gamma));
              }
              in.add(0, dx);
            },
            x);
    return reduction.of(result);
  }

  private record Terms(double p, double t, double truth, double entropy, double balance) {
    static Terms of(double x, double t, double alpha) {
      double p = 1 / (1 + Math.exp(-x));
      double yes = BinaryCrossEntropy.softplus(-x);
      return new Terms(
          p,
          t,
          p * t + (1 - p) * (1 - t),
          t * yes + (1 - t) * (x + yes),
          alpha < 0 ? 1 : alpha * t + (1 - alpha) * (1 - t));
    }

    double slope(double gamma) {
      double doubt = 1 - truth;
      double easing =
          gamma == 0 ? 0 : gamma * Math.pow(doubt, gamma - 1) * p * (1 - p) * (2 * t - 1) * entropy;
      return balance * (Math.pow(doubt, gamma) * (p - t) - easing);
    }
  }

  /**
   * The distribution focal loss (Li et al., 2020): the cross-entropy of the two whole numbers
   * around each target, weighted by how near they are.
   *
   * @param logits scores of the numbers 0..bins-1, {@code [n, bins]}
   * @param target {@code [n]}, 0 to below bins - 1; gets no gradient
   * @param reduction of the losses
   * @return a scalar, or {@code [n]} without reduction
   * @throws ShapeException when the shapes don't fit
   * @throws IllegalArgumentException when a target is out of range
   */
  public static Tensor distributionFocal(Tensor logits, Tensor target, Reduction reduction) {
    if (logits.shape().rank() != 2 || !target.shape().equals(Shape.of(logits.dim(0)))) {
      throw new ShapeException(
          "distribution_focal_loss: logits %s and target %s, expected [n, bins] and [n]"
              .formatted(logits.shape(), target.shape()));
    }
    int bins = logits.dim(1);
    Tensor logs = LogSoftmax.logSoftmax(logits, 1);
    float[] values = logs.data();
    float[] targets = target.data();
    float[] losses = new float[targets.length];
    for (int i = 0; i < losses.length; i++) {
      if (!(targets[i] >= 0 && targets[i] < bins - 1)) {
        throw new IllegalArgumentException(
            "distribution_focal_loss: target %s, expected 0 to below %d"
                .formatted(targets[i], bins - 1));
      }
      int below = (int) targets[i];
      float share = targets[i] - below;
      losses[i] = -(1 - share) * values[i * bins + below] - share * values[i * bins + below + 1];
    }
    Tensor result =
        Autograd.result(
            "distribution_focal_loss",
            losses,
            target.shape(),
            (g, in) -> {
              float[] dx = new float[values.length];
              for (int i = 0; i < g.length; i++) {
                int below = (int) targets[i];
                float share = targets[i] - below;
                dx[i * bins + below] = -(1 - share) * g[i];
                dx[i * bins + below + 1] = -share * g[i];
              }
              in.add(0, dx);
            },
            logs);
    return reduction.of(result);
  }
}
