package org.fovea.neural.optim;

import java.util.Arrays;
import java.util.List;
import org.fovea.neural.tensor.Parameter;

/** Steps divided by the root of the sum of all squared gradients (Duchi et al., 2011). */
public final class Adagrad extends Optimizer {
  private final AdagradConfig config;
  private final float[][] sums;
  private final int[] steps;

  /**
   * Takes charge of parameters.
   *
   * @param parameters what to change
   * @param config rate and decays
   */
  public Adagrad(List<Parameter> parameters, AdagradConfig config) {
    super(parameters, config.learningRate());
    this.config = config;
    sums = buffers();
    for (float[] sum : sums) {
      Arrays.fill(sum, (float) config.initialSum());
    }
    steps = new int[parameters.size()];
  }

  @Override
  protected void update(int index, Parameter parameter, float[] gradient) {
    float[] values = parameter.data();
    float[] sum = sums[index];
    float rate = (float) (learningRate() / (1 + steps[index]++ * config.rateDecay()));
    float decay = (float) config.weightDecay();
    float eps = (float) config.eps();
    for (int i = 0; i < values.length; i++) {
      float g = gradient[i] + decay * values[i];
      sum[i] += g * g;
      values[i] -= rate * g / ((float) Math.sqrt(sum[i]) + eps);
    }
  }
}
