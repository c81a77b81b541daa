package org.fovea.neural.optim;

import java.util.List;
import org.fovea.neural.tensor.Parameter;

/**
 * Stochastic gradient descent with momentum in PyTorch's form: {@code v = momentum * v + (1 -
 * dampening) * g}, the first v being g; {@code p -= rate * v}, or by {@code g + momentum * v} with
 * Nesterov's look ahead. Weight decay adds {@code decay * p} to g. {@link
 * SgdConfig#exponentiallyWeighted} gives the other usual form.
 */
public final class Sgd extends Optimizer {
  private final SgdConfig config;
  private double momentum;
  private final Memory velocities;

  /**
   * Takes charge of parameters.
   *
   * @param parameters what to change
   * @param config rate, momentum and decay
   */
  public Sgd(List<Parameter> parameters, SgdConfig config) {
    super(parameters, config.learningRate());
    this.config = config;
    momentum = config.momentum();
    velocities = memory("momentum_buffer");
  }

  /**
   * Sets the momentum of the steps to come, for schedules that change it.
   *
   * @param share of the last step that is kept, 0 or more
   */
  public void momentum(double share) {
    if (!(share >= 0)) {
      throw new IllegalArgumentException("sgd: momentum is " + share + ", expected 0 or more");
    }
    momentum = share;
  }

  @Override
  protected void update(int index, Parameter parameter, float[] gradient, double rate) {
    float factor = (float) rate;
    float decay = (float) config.weightDecay();
    float keep = (float) momentum;
    float[] values = parameter.data();
    if (keep == 0) {
      descend(values, gradient, factor, decay);
      return;
    }
    boolean first = steps(index) == 1 && !config.fromRest();
    float take = first ? 1 : (float) (1 - config.dampening());
    float[] velocity = velocities.of(index);
    accelerate(velocity, values, gradient, keep, take, decay);
    if (config.nesterov()) {
      lookAhead(values, velocity, gradient, factor, keep, decay);
    } else {
      descend(values, velocity, factor, 0);
    }
  }

  private static void accelerate(
      float[] velocity, float[] values, float[] gradient, float momentum, float take, float decay) {
    for (int i = 0; i < velocity.length; i++) {
      velocity[i] = momentum * velocity[i] + take * (gradient[i] + decay * values[i]);
    }
  }

  private static void descend(float[] values, float[] direction, float rate, float decay) {
    for (int i = 0; i < values.length; i++) {
      values[i] -= rate * (direction[i] + decay * values[i]);
    }
  }

  private static void lookAhead(
      float[] values, float[] velocity, float[] gradient, float rate, float momentum, float decay) {
    for (int i = 0; i < values.length; i++) {
      values[i] -= rate * (gradient[i] + decay * values[i] + momentum * velocity[i]);
    }
  }
}
