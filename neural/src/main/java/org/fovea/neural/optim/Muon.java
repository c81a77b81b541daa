package org.fovea.neural.optim;

import java.util.List;
import org.fovea.neural.tensor.Parameter;

/**
 * Muon (Jordan et al., 2024, https://kellerjordan.github.io/posts/muon): the velocity {@code v =
 * momentum * v + g} of a hidden matrix, or {@code g + momentum * v} with Nesterov's look ahead, is
 * brought near the closest orthogonal matrix O by five steps of a Newton-Schulz iteration, so that
 * all its directions move equally far: {@code p = (1 - rate * decay) p - rate * sqrt(max(1, rows /
 * columns)) * O}. Weights of convolutions count as matrices of one row per filter. Other parameters
 * move along v itself, as in stochastic gradient descent, with the same momentum and decay.
 */
public final class Muon extends Optimizer {
  private final MuonConfig config;
  private final int matrices;
  private final Memory velocities;

  /**
   * Takes charge of parameters, those of two dimensions or more as hidden matrices.
   *
   * @param parameters what to change
   * @param config rate, momentum and decay
   */
  public Muon(List<Parameter> parameters, MuonConfig config) {
    this(OrthogonalStep.matrices(parameters), OrthogonalStep.others(parameters), config);
  }

  /**
   * Takes charge of parameters. Embeddings and the last layer usually count among the others.
   *
   * @param hidden matrices, of two dimensions or more each
   * @param others what moves by stochastic gradient descent
   * @param config rate, momentum and decay
   * @throws IllegalArgumentException when a hidden one has fewer than two dimensions
   */
  public Muon(List<Parameter> hidden, List<Parameter> others, MuonConfig config) {
    super(OrthogonalStep.both("muon", hidden, others), config.learningRate());
    this.config = config;
    matrices = hidden.size();
    velocities = memory("momentum_buffer");
  }

  @Override
  protected void update(int index, Parameter parameter, float[] gradient, double rate) {
    float[] velocity = velocities.of(index);
    float momentum = (float) config.momentum();
    for (int i = 0; i < velocity.length; i++) {
      velocity[i] = momentum * velocity[i] + gradient[i];
    }
    float keep = (float) (1 - rate * config.weightDecay());
    float[] values = parameter.data();
    for (int i = 0; i < values.length; i++) {
      values[i] *= keep;
    }
    float[] direction =
        config.nesterov() ? OrthogonalStep.ahead(gradient, momentum, velocity) : velocity;
    if (index < matrices) {
      OrthogonalStep.move(parameter, direction, rate);
    } else {
      OrthogonalStep.descend(values, direction, (float) rate);
    }
  }
}
