package org.fovea.neural.optim;

import java.util.Arrays;
import java.util.List;
import org.fovea.neural.tensor.Parameter;

/**
 * Adam with Nesterov's look ahead (Dozat, 2016), momentum decay 0.004, as PyTorch 1.13 computes it:
 * there the product of momenta that corrects the look ahead has the present momentum twice.
 */
public final class NAdam extends Optimizer {
  private static final double MOMENTUM_DECAY = 4e-3;

  private final AdamConfig config;
  private final Memory means;
  private final Memory squares;
  private final MomentumProduct[] products;

  /**
   * Takes charge of parameters.
   *
   * @param parameters what to change
   * @param config rate, betas, eps and weight decay, which is added to the gradient
   */
  public NAdam(List<Parameter> parameters, AdamConfig config) {
    super(parameters, config.learningRate());
    this.config = config.requirePlain("nadam");
    means = memory("exp_avg");
    squares = memory("exp_avg_sq");
    products = new MomentumProduct[parameters.size()];
    Arrays.fill(products, new MomentumProduct(0, 1));
  }

  /** The product of the momenta of the steps so far, computed anew after a state was loaded. */
  private final class MomentumProduct {
    private final int steps;
    private final double value;

    MomentumProduct(int steps, double value) {
      this.steps = steps;
      this.value = value;
    }

    MomentumProduct upTo(int step) {
      double product = steps < step ? value : 1;
      for (int i = steps < step ? steps + 1 : 1; i <= step; i++) {
        product *= momentum(i);
      }
      return new MomentumProduct(step, product);
    }
  }

  private double momentum(int step) {
    return config.beta1() * (1 - 0.5 * Math.pow(0.96, step * MOMENTUM_DECAY));
  }

  @Override
  protected void update(int index, Parameter parameter, float[] gradient, double rate) {
    int step = steps(index);
    double current = momentum(step);
    double next = momentum(step + 1);
    products[index] = products[index].upTo(step);
    double product = products[index].value;
    float[] values = parameter.data();
    float[] mean = means.of(index);
    float[] square = squares.of(index);
    float keep1 = (float) config.beta1();
    float take1 = (float) (1 - config.beta1());
    float keep2 = (float) config.beta2();
    float take2 = (float) (1 - config.beta2());
    float decay = (float) config.weightDecay();
    float eps = (float) config.eps();
    float rootScale = (float) (1 / Math.sqrt(1 - Math.pow(config.beta2(), step)));
    float ofGradient = (float) (rate * (1 - current) / (1 - product));
    float ofMean = (float) (rate * next / (1 - product * current * next));
    for (int i = 0; i < values.length; i++) {
      float g = gradient[i] + decay * values[i];
      mean[i] = keep1 * mean[i] + take1 * g;
      square[i] = keep2 * square[i] + take2 * g * g;
      float root = (float) Math.sqrt(square[i]) * rootScale + eps;
      values[i] -= (ofGradient * g + ofMean * mean[i]) / root;
    }
  }
}
