package org.fovea.neural.optim;

import java.util.List;
import org.fovea.neural.tensor.Parameter;

/** Steps divided by the root of the recent mean of squared gradients (Hinton, 2012). */
public final class RmsProp extends Optimizer {
  private final RmsPropConfig config;
  private final Memory squares;
  private final Memory means;
  private final Memory velocities;

  /**
   * Takes charge of parameters.
   *
   * @param parameters what to change
   * @param config rate, decays and momentum
   */
  public RmsProp(List<Parameter> parameters, RmsPropConfig config) {
    super(parameters, config.learningRate());
    this.config = config;
    squares = memory("square_avg");
    means = memory("grad_avg");
    velocities = memory("momentum_buffer");
  }

  @Override
  protected void update(int index, Parameter parameter, float[] gradient, double rate) {
    float[] values = parameter.data();
    float[] square = squares.of(index);
    float[] mean = means.of(index);
    float[] velocity = velocities.of(index);
    float keep = (float) config.alpha();
    float take = (float) (1 - config.alpha());
    float decay = (float) config.weightDecay();
    float eps = (float) config.eps();
    float momentum = (float) config.momentum();
    float factor = (float) rate;
    boolean centered = config.centered();
    for (int i = 0; i < values.length; i++) {
      float g = gradient[i] + decay * values[i];
      square[i] = keep * square[i] + take * g * g;
      mean[i] = keep * mean[i] + take * g;
      float spread = centered ? square[i] - mean[i] * mean[i] : square[i];
      velocity[i] = momentum * velocity[i] + g / ((float) Math.sqrt(spread) + eps);
      values[i] -= factor * velocity[i];
    }
  }
}
