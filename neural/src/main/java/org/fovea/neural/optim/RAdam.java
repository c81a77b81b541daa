package org.fovea.neural.optim;

import java.util.List;
import org.fovea.neural.tensor.Parameter;

/** Adam that goes without its mean square until that is known well enough (Liu et al., 2020). */
public final class RAdam extends Optimizer {
  /** The length of the mean from which it is used. */
  private static final double LONG_ENOUGH = 5;

  private final AdamConfig config;
  private final Memory means;
  private final Memory squares;

  /**
   * Takes charge of parameters.
   *
   * @param parameters what to change
   * @param config rate, betas, eps and weight decay, which is added to the gradient
   */
  public RAdam(List<Parameter> parameters, AdamConfig config) {
    super(parameters, config.learningRate());
    this.config = config.requirePlain("radam");
    means = memory("exp_avg");
    squares = memory("exp_avg_sq");
  }

  @Override
  protected void update(int index, Parameter parameter, float[] gradient, double rate) {
    int step = steps(index);
    float[] values = parameter.data();
    float[] mean = means.of(index);
    float[] square = squares.of(index);
    float keep1 = (float) config.beta1();
    float take1 = (float) (1 - config.beta1());
    float keep2 = (float) config.beta2();
    float take2 = (float) (1 - config.beta2());
    float decay = (float) config.weightDecay();
    float eps = (float) config.eps();
    float plain = (float) (rate / (1 - Math.pow(config.beta1(), step)));
    float rectified = (float) (plain * rectification(step));
    for (int i = 0; i < values.length; i++) {
      float g = gradient[i] + decay * values[i];
      mean[i] = keep1 * mean[i] + take1 * g;
      square[i] = keep2 * square[i] + take2 * g * g;
      float direction = rectified == 0 ? plain : rectified / ((float) Math.sqrt(square[i]) + eps);
      values[i] -= direction * mean[i];
    }
  }

  /** The factor of the step with the mean square, 0 while that is not used. */
  private double rectification(int step) {
    double power = Math.pow(config.beta2(), step);
    double limit = 2 / (1 - config.beta2()) - 1;
    double length = limit - 2 * step * power / (1 - power);
    if (length <= LONG_ENOUGH) {
      return 0;
    }
    double share = (length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length);
    return Math.sqrt(share * (1 - power));
  }
}
