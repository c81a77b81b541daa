package org.fovea.neural.loss;

import org.fovea.neural.op.LogSoftmax;
import org.fovea.neural.op.Mul;
import org.fovea.neural.op.Neg;
import org.fovea.neural.op.Scale;
import org.fovea.neural.op.Sum;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Cross-entropy between class scores and class labels. */
public final class CrossEntropy {
  private CrossEntropy() {}

  /**
   * The mean cross-entropy.
   *
   * @param logits unnormalised scores, {@code [N, C]} or {@code [N, C, ...]}
   * @param labels {@code [N]} or {@code [N, ...]}, each 0..C-1, or -100 for one that does not count
   * @return a scalar
   * @throws ShapeException when the shapes don't fit
   * @throws IllegalArgumentException when a label is out of range
   */
  public static Tensor crossEntropy(Tensor logits, IntTensor labels) {
    return crossEntropy(logits, labels, CrossEntropyConfig.defaults());
  }

  /**
   * The cross-entropy {@code -w[t] log softmax(x)[t]}, with smoothing s: {@code (1 - s)} of that
   * plus {@code s / C} of its sum over all classes in place of t. The mean divides by the sum of
   * {@code w[t]} over the labels that count.
   *
   * @param logits unnormalised scores, {@code [N, C]} or {@code [N, C, ...]}
   * @param labels {@code [N]} or {@code [N, ...]}, each 0..C-1 or the ignored one
   * @param config weights, ignored label, smoothing and reduction
   * @return a scalar, or the labels' shape without reduction
   * @throws ShapeException when the shapes don't fit
   * @throws IllegalArgumentException when a label is out of range
   */
  public static Tensor crossEntropy(Tensor logits, IntTensor labels, CrossEntropyConfig config) {
    if (logits.shape().rank() < 2) {
      throw new ShapeException(
          "cross_entropy: logits %s, expected [N, C, ...]".formatted(logits.shape()));
    }
    return nllLoss(LogSoftmax.logSoftmax(logits, 1), labels, config);
  }

  /**
   * The cross-entropy of class probabilities, {@code -sum over c of q[c] log softmax(x)[c]} with
   * {@code q = (1 - smoothing) * target + smoothing / C}; the mean is over examples.
   *
   * @param logits unnormalised scores, {@code [N, C]} or {@code [N, C, ...]}
   * @param target probabilities, the same shape; get no gradient
   * @param labelSmoothing the share of the target that is spread over all classes, 0..1
   * @param reduction of the losses
   * @return a scalar, or the logits' shape without C without reduction
   * @throws ShapeException when the shapes differ
   */
  public static Tensor crossEntropy(
      Tensor logits, Tensor target, double labelSmoothing, Reduction reduction) {
    RegressionLoss.requireSame("cross_entropy", logits, target);
    if (logits.shape().rank() < 2) {
      throw new ShapeException(
          "cross_entropy: logits %s, expected [N, C, ...]".formatted(logits.shape()));
    }
    float spread = (float) (labelSmoothing / logits.dim(1));
    Tensor smoothed = Scale.affine(target.detach(), (float) (1 - labelSmoothing), spread);
    Tensor products = Mul.mul(LogSoftmax.logSoftmax(logits, 1), smoothed);
    return reduction.of(Neg.neg(Sum.sum(products, false, 1)));
  }

  /**
   * As {@link #crossEntropy(Tensor, IntTensor, CrossEntropyConfig)}, from log-probabilities.
   *
   * @param logProbabilities {@code [N, C]} or {@code [N, C, ...]}
   * @param labels {@code [N]} or {@code [N, ...]}, each 0..C-1 or the ignored one
   * @param config weights, ignored label, smoothing and reduction
   * @return a scalar, or the labels' shape without reduction
   * @throws ShapeException when the shapes don't fit
   * @throws IllegalArgumentException when a label is out of range
   */
  public static Tensor nllLoss(
      Tensor logProbabilities, IntTensor labels, CrossEntropyConfig config) {
    Layout layout = Layout.of(logProbabilities.shape(), labels, config);
    float[] coefficients = layout.coefficients();
    float[] losses = layout.losses(logProbabilities.data(), coefficients);
    if (config.reduction() == Reduction.NONE) {
      return Autograd.result(
          "nll_loss",
          losses,
          labels.shape(),
          (g, in) -> in.add(0, layout.gradient(g, 1, coefficients)),
          logProbabilities);
    }
    double divisor = config.reduction() == Reduction.MEAN ? layout.weightOfLabels() : 1;
    double total = 0;
    for (float loss : losses) {
      total += loss;
    }
    return Autograd.result(
        "nll_loss",
        new float[] {(float) (total / divisor)},
        Shape.SCALAR,
        (g, in) -> in.add(0, layout.gradient(g, divisor, coefficients)),
        logProbabilities);
  }

  // Labels and weights over an array [N, C, inner].
  private record Layout(
      int batch, int classes, int inner, IntTensor labels, CrossEntropyConfig config) {
    static Layout of(Shape shape, IntTensor labels, CrossEntropyConfig config) {
      if (shape.rank() < 2) {
        throw new ShapeException(
            "nll_loss: log-probabilities %s, expected [N, C, ...]".formatted(shape));
      }
      int[] expected = new int[shape.rank() - 1];
      expected[0] = shape.dim(0);
      for (int i = 2; i < shape.rank(); i++) {
        expected[i - 1] = shape.dim(i);
      }
      int classes = shape.dim(1);
      if (!labels.shape().equals(Shape.of(expected))) {
        throw new ShapeException(
            "nll_loss: labels %s for scores %s, expected %s"
                .formatted(labels.shape(), shape, Shape.of(expected)));
      }
      Tensor weights = config.classWeights();
      if (weights != null && !weights.shape().equals(Shape.of(classes))) {
        throw new ShapeException(
            "nll_loss: class weights %s for %d classes, expected [%d]"
                .formatted(weights.shape(), classes, classes));
      }
      for (int label : labels.data()) {
        if (label != config.ignoreIndex() && (label < 0 || label >= classes)) {
          throw new IllegalArgumentException(
              "nll_loss: label %d, expected 0..%d or %d"
                  .formatted(label, classes - 1, config.ignoreIndex()));
        }
      }
      return new Layout(shape.dim(0), classes, shape.product(2, shape.rank()), labels, config);
    }

    float weight(int label) {
      Tensor weights = config.classWeights();
      return weights == null ? 1 : weights.data()[label];
    }

    double weightOfLabels() {
      double sum = 0;
      for (int label : labels.data()) {
        if (label != config.ignoreIndex()) {
          sum += weight(label);
        }
      }
      return sum;
    }

    /** The factor of each log-probability in its element's loss, [N, C, inner]. */
    float[] coefficients() {
      float[] coefficients = new float[batch * classes * inner];
      double smoothing = config.labelSmoothing();
      for (int n = 0; n < batch; n++) {
        for (int i = 0; i < inner; i++) {
          int label = labels.data()[n * inner + i];
          if (label == config.ignoreIndex()) {
            continue;
          }
          int at = n * classes * inner + i;
          if (smoothing > 0) {
            for (int c = 0; c < classes; c++) {
              coefficients[at + c * inner] = (float) (-smoothing / classes * weight(c));
            }
          }
          coefficients[at + label * inner] -= (float) ((1 - smoothing) * weight(label));
        }
      }
      return coefficients;
    }

    float[] losses(float[] logProbabilities, float[] coefficients) {
      float[] losses = new float[batch * inner];
      for (int n = 0; n < batch; n++) {
        for (int i = 0; i < inner; i++) {
          int at = n * classes * inner + i;
          double loss = 0;
          for (int c = 0; c < classes; c++) {
            float coefficient = coefficients[at + c * inner];
            if (coefficient != 0) {
              loss += (double) coefficient * logProbabilities[at + c * inner];
            }
          }
          losses[n * inner + i] = (float) loss;
        }
      }
      return losses;
    }

    float[] gradient(float[] g, double divisor, float[] coefficients) {
      float[] dx = new float[coefficients.length];
      for (int n = 0; n < batch; n++) {
        for (int c = 0; c < classes; c++) {
          for (int i = 0; i < inner; i++) {
            int at = (n * classes + c) * inner + i;
            double outer = g.length == 1 ? g[0] : g[n * inner + i];
            dx[at] = (float) (coefficients[at] * outer / divisor);
          }
        }
      }
      return dx;
    }
  }
}
