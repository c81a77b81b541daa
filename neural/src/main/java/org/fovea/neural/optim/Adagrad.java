package org.fovea.neural.optim;

import java.util.List;
import org.fovea.neural.tensor.Parameter;

/** Steps divided by the root of the sum of all squared gradients (Duchi et al., 2011). */
public final class Adagrad extends Optimizer {
  private final AdagradConfig config;
  private final Memory sums;

  /**
   * Takes charge of parameters.
   *
   * @param parameters what to change
   * @param config rate and decays
   */
  public Adagrad(List<Parameter> parameters, AdagradConfig config) {
    super(parameters, config.learningRate());
    this.config = config;
    sums = memory("sum", (float) config.initialSum());
  }

  @Override
  protected void update(int index, Parameter parameter, float[] gradient, double rate) {
    float[] values = parameter.data();
    float[] sum = sums.of(index);
    float factor = (float) (rate / (1 + (steps(index) - 1) * config.rateDecay()));
    float decay = (float) config.weightDecay();
    float eps = (float) config.eps();
    for (int i = 0; i < values.length; i++) {
      float g = gradient[i] + decay * values[i];
      sum[i] += g * g;
      values[i] -= factor * g / ((float) Math.sqrt(sum[i]) + eps);
    }
  }
}
