package org.fovea.neural.optim;

import java.util.List;
import org.fovea.neural.tensor.Parameter;

/**
 * Adam with Nesterov's look ahead (Dozat, 2016), momentum decay 0.004, as PyTorch 1.13 computes it:
 * there the product of momenta that corrects the look ahead has the present momentum twice.
 */
public final class NAdam extends Optimizer {
  private static final double MOMENTUM_DECAY = 4e-3;

  private final AdamConfig config;
  private final float[][] means;
  private final float[][] squares;
  private final int[] steps;
  private final double[] momentumProducts;

  /**
   * Takes charge of parameters.
   *
   * @param parameters what to change
   * @param config rate, betas, eps and weight decay, which is added to the gradient
   */
  public NAdam(List<Parameter> parameters, AdamConfig config) {
    super(parameters, config.learningRate());
    this.config = config.requirePlain("nadam");
    means = buffers();
    squares = buffers();
    steps = new int[parameters.size()];
    momentumProducts = new double[parameters.size()];
  }

  private double momentum(int step) {
    return config.beta1() * (1 - 0.5 * Math.pow(0.96, step * MOMENTUM_DECAY));
  }

  @Override
  protected void update(int index, Parameter parameter, float[] gradient) {
    int step = ++steps[index];
    double current = momentum(step);
    double next = momentum(step + 1);
    double product = (step == 1 ? 1 : momentumProducts[index]) * current;
    momentumProducts[index] = product;
    float[] values = parameter.data();
    float[] mean = means[index];
    float[] square = squares[index];
    float keep1 = (float) config.beta1();
    float take1 = (float) (1 - config.beta1());
    float keep2 = (float) config.beta2();
    float take2 = (float) (1 - config.beta2());
    float decay = (float) config.weightDecay();
    float eps = (float) config.eps();
    float rootScale = (float) (1 / Math.sqrt(1 - Math.pow(config.beta2(), step)));
    float ofGradient = (float) (learningRate() * (1 - current) / (1 - product));
    float ofMean = (float) (learningRate() * next / (1 - product * current * next));
    for (int i = 0; i < values.length; i++) {
      float g = gradient[i] + decay * values[i];
      mean[i] = keep1 * mean[i] + take1 * g;
      square[i] = keep2 * square[i] + take2 * g * g;
      float root = (float) Math.sqrt(square[i]) * rootScale + eps;
      values[i] -= (ofGradient * g + ofMean * mean[i]) / root;
    }
  }
}
