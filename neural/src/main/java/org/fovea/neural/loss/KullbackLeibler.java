package org.fovea.neural.loss;

import org.fovea.neural.op.Scale;
import org.fovea.neural.op.Sum;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** The divergence of one distribution from another. The targets get no gradient. */
public final class KullbackLeibler {
  private KullbackLeibler() {}

  /**
   * {@code t (ln t - x)} for each element, 0 where t is 0.
   *
   * @param x log-probabilities, any shape
   * @param target probabilities, the same shape
   * @param reduction of the losses
   * @return a scalar, or x's shape without reduction
   * @throws ShapeException when the shapes differ
   */
  public static Tensor klDiv(Tensor x, Tensor target, Reduction reduction) {
    RegressionLoss.requireSame("kl_div", x, target);
    float[] t = target.data();
    float[] losses = new float[t.length];
    for (int i = 0; i < t.length; i++) {
      losses[i] = t[i] > 0 ? (float) (t[i] * (Math.log(t[i]) - x.data()[i])) : 0;
    }
    Tensor result =
        Autograd.result(
            "kl_div",
            losses,
            x.shape(),
            (g, in) -> {
              float[] dx = new float[g.length];
              for (int i = 0; i < g.length; i++) {
                dx[i] = -t[i] * g[i];
              }
              in.add(0, dx);
            },
            x);
    return reduction.of(result);
  }

  /**
   * The divergence of each example, averaged over the batch.
   *
   * @param x log-probabilities, {@code [N, ...]}
   * @param target probabilities, the same shape
   * @return a scalar
   * @throws ShapeException when the shapes differ
   */
  public static Tensor klDivBatchMean(Tensor x, Tensor target) {
    return Scale.scale(Sum.sum(klDiv(x, target, Reduction.NONE)), 1f / x.dim(0));
  }
}
