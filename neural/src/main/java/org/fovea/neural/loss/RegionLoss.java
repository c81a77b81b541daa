package org.fovea.neural.loss;

import static org.fovea.neural.op.Add.add;
import static org.fovea.neural.op.Div.div;
import static org.fovea.neural.op.Mul.mul;
import static org.fovea.neural.op.Scale.affine;
import static org.fovea.neural.op.Scale.scale;
import static org.fovea.neural.op.Sub.sub;
import static org.fovea.neural.op.Sum.mean;
import static org.fovea.neural.op.Sum.sum;

import org.fovea.neural.op.Reshape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Losses of how little two regions overlap. */
public final class RegionLoss {
  private RegionLoss() {}

  /**
   * One less the Dice coefficient of each example, {@code (2 sum(p t) + s) / (sum(p) + sum(t) +
   * s)}, averaged over the batch (Milletari et al., 2016, without squares).
   *
   * @param probabilities 0..1, {@code [N, ...]}
   * @param target 0..1, the same shape
   * @param smooth s, keeps empty regions from dividing by zero
   * @return a scalar
   * @throws ShapeException when the shapes differ
   */
  public static Tensor dice(Tensor probabilities, Tensor target, float smooth) {
    return tversky(probabilities, target, 0.5f, 0.5f, smooth / 2);
  }

  /**
   * One less the Tversky index of each example, {@code (o + s) / (o + alpha * sum(p (1 - t)) + beta
   * * sum((1 - p) t) + s)} with {@code o = sum(p t)}, averaged over the batch (Salehi et al.,
   * 2017).
   *
   * @param probabilities 0..1, {@code [N, ...]}
   * @param target 0..1, the same shape
   * @param alpha the weight of what is wrongly predicted
   * @param beta the weight of what is missed
   * @param smooth s, keeps empty regions from dividing by zero
   * @return a scalar
   * @throws ShapeException when the shapes differ
   */
  public static Tensor tversky(
      Tensor probabilities, Tensor target, float alpha, float beta, float smooth) {
    RegressionLoss.requireSame("tversky", probabilities, target);
    Tensor p = Reshape.reshape(probabilities, probabilities.dim(0), -1);
    Tensor t = Reshape.reshape(target, target.dim(0), -1);
    Tensor overlap = sum(mul(p, t), false, 1);
    Tensor wrong = sub(sum(p, false, 1), overlap);
    Tensor missed = sub(sum(t, false, 1), overlap);
    Tensor all = add(overlap, add(scale(wrong, alpha), scale(missed, beta)));
    Tensor index = div(affine(overlap, 1, smooth), affine(all, 1, smooth));
    return mean(affine(index, -1, 1));
  }
}
