package org.fovea.neural.optim;

import java.util.List;
import org.fovea.neural.tensor.Parameter;

/**
 * MuSGD, the mix of {@link Muon} and stochastic gradient descent with which Ultralytics trains
 * YOLO26 (ultralytics/optim/muon.py). A hidden matrix takes two steps, one after the other: {@code
 * muon * rate} times Muon's orthogonal direction of the velocity of bare gradients, then {@code sgd
 * * rate} along the velocity {@code v = momentum * v + g + decay * p}, where p is what the first
 * step left; both with Nesterov's look ahead or both without. Everything else takes the second kind
 * of step alone, at the whole rate. Muon's step is scaled by {@code sqrt(max(1, rows / columns))}
 * of the matrix that it orthogonalises, one row per filter; Ultralytics takes the window's extents
 * there for convolutions, which is 1 for square windows.
 */
public final class MuSgd extends Optimizer {
  private final MuSgdConfig config;
  private final int matrices;

  /** Of bare gradients, for hidden matrices alone. */
  private final Memory bare;

  /** Of gradients with weight decay. */
  private final Memory velocities;

  /**
   * Takes charge of parameters, those of two dimensions or more as hidden matrices.
   *
   * @param parameters what to change
   * @param config rate, momentum, decay and the shares of both steps
   */
  public MuSgd(List<Parameter> parameters, MuSgdConfig config) {
    this(OrthogonalStep.matrices(parameters), OrthogonalStep.others(parameters), config);
  }

  /**
   * Takes charge of parameters.
   *
   * @param hidden matrices, of two dimensions or more each
   * @param others what moves by stochastic gradient descent alone
   * @param config rate, momentum, decay and the shares of both steps
   * @throws IllegalArgumentException when a hidden one has fewer than two dimensions
   */
  public MuSgd(List<Parameter> hidden, List<Parameter> others, MuSgdConfig config) {
    super(OrthogonalStep.both("musgd", hidden, others), config.learningRate());
    this.config = config;
    matrices = hidden.size();
    velocities = memory("momentum_buffer");
    bare = memory("bare_momentum_buffer");
  }

  @Override
  protected void update(int index, Parameter parameter, float[] gradient, double rate) {
    boolean hidden = index < matrices;
    if (hidden) {
      accelerate(bare.of(index), gradient);
      OrthogonalStep.move(parameter, direction(bare.of(index), gradient), rate * config.muon());
    }
    float[] values = parameter.data();
    float[] decayed = decayed(gradient, values);
    accelerate(velocities.of(index), decayed);
    OrthogonalStep.descend(
        values,
        direction(velocities.of(index), decayed),
        (float) (rate * (hidden ? config.sgd() : 1)));
  }

  private float[] decayed(float[] gradient, float[] values) {
    float decay = (float) config.weightDecay();
    if (decay == 0) {
      return gradient;
    }
    float[] sum = new float[gradient.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = gradient[i] + decay * values[i];
    }
    return sum;
  }

  private void accelerate(float[] velocity, float[] gradient) {
    float momentum = (float) config.momentum();
    for (int i = 0; i < velocity.length; i++) {
      velocity[i] = momentum * velocity[i] + gradient[i];
    }
  }

  private float[] direction(float[] velocity, float[] gradient) {
    return config.nesterov()
        ? OrthogonalStep.ahead(gradient, (float) config.momentum(), velocity)
        : velocity;
  }
}
