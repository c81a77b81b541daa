package org.fovea.neural.optim;

import java.util.List;
import org.fovea.neural.tensor.Parameter;

/**
 * Adam (Kingma and Ba, 2015) and, with decoupled decay, AdamW: {@code m = b1 m + (1 - b1) g},
 * {@code v = b2 v + (1 - b2) g^2}, {@code p -= rate * m / (1 - b1^t) / (sqrt(v / (1 - b2^t)) +
 * eps)}.
 */
public final class Adam extends Optimizer {
  private final AdamConfig config;
  private final Memory means;
  private final Memory squares;
  private final Memory largest;

  /**
   * Takes charge of parameters.
   *
   * @param parameters what to change
   * @param config rate, betas and decay
   */
  public Adam(List<Parameter> parameters, AdamConfig config) {
    super(parameters, config.learningRate());
    this.config = config;
    means = memory("exp_avg");
    squares = memory("exp_avg_sq");
    largest = config.amsgrad() ? memory("max_exp_avg_sq") : squares;
  }

  @Override
  protected void update(int index, Parameter parameter, float[] gradient, double rate) {
    float[] values = parameter.data();
    float[] mean = means.of(index);
    float[] square = squares.of(index);
    double decay = config.weightDecay();
    if (config.decoupled()) {
      shrink(values, (float) (1 - rate * decay));
    }
    average(mean, square, values, gradient, config.decoupled() ? 0 : (float) decay);
    if (config.amsgrad()) {
      keepLargest(largest.of(index), square);
    }
    double correction1 = 1 - Math.pow(config.beta1(), steps(index));
    double correction2 = 1 - Math.pow(config.beta2(), steps(index));
    descend(
        values,
        mean,
        largest.of(index),
        (float) (rate / correction1),
        (float) (1 / Math.sqrt(correction2)),
        (float) config.eps());
  }

  private static void shrink(float[] values, float factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  private void average(
      float[] first, float[] second, float[] values, float[] gradient, float decay) {
    float keep1 = (float) config.beta1();
    float keep2 = (float) config.beta2();
    float take1 = (float) (1 - config.beta1());
    float take2 = (float) (1 - config.beta2());
    for (int i = 0; i < values.length; i++) {
      float g = gradient[i] + decay * values[i];
      first[i] = keep1 * first[i] + take1 * g;
      second[i] = keep2 * second[i] + take2 * g * g;
    }
  }

  private static void keepLargest(float[] largest, float[] second) {
    for (int i = 0; i < largest.length; i++) {
      largest[i] = Math.max(largest[i], second[i]);
    }
  }

  private static void descend(
      float[] values, float[] first, float[] second, float rate, float rootScale, float eps) {
    for (int i = 0; i < values.length; i++) {
      values[i] -= rate * first[i] / ((float) Math.sqrt(second[i]) * rootScale + eps);
    }
  }
}
