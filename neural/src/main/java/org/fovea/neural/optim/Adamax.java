package org.fovea.neural.optim;

import java.util.List;
import org.fovea.neural.tensor.Parameter;

/** Adam with the greatest recent gradient in place of the mean square (Kingma and Ba, 2015). */
public final class Adamax extends Optimizer {
  private final AdamConfig config;
  private final Memory means;
  private final Memory greatest;

  /**
   * Takes charge of parameters.
   *
   * @param parameters what to change
   * @param config rate, betas, eps and weight decay, which is added to the gradient
   */
  public Adamax(List<Parameter> parameters, AdamConfig config) {
    super(parameters, config.learningRate());
    this.config = config.requirePlain("adamax");
    means = memory("exp_avg");
    greatest = memory("exp_inf");
  }

  @Override
  protected void update(int index, Parameter parameter, float[] gradient, double rate) {
    float[] values = parameter.data();
    float[] mean = means.of(index);
    float[] norm = greatest.of(index);
    float keep1 = (float) config.beta1();
    float take1 = (float) (1 - config.beta1());
    float keep2 = (float) config.beta2();
    float decay = (float) config.weightDecay();
    float eps = (float) config.eps();
    float factor = (float) (rate / (1 - Math.pow(config.beta1(), steps(index))));
    for (int i = 0; i < values.length; i++) {
      float g = gradient[i] + decay * values[i];
      mean[i] = keep1 * mean[i] + take1 * g;
      norm[i] = Math.max(keep2 * norm[i], Math.abs(g) + eps);
      values[i] -= factor * mean[i] / norm[i];
    }
  }
}
