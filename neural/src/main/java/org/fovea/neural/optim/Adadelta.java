package org.fovea.neural.optim;

import java.util.List;
import org.fovea.neural.tensor.Parameter;

/**
 * Steps in the parameters' own unit: scaled by recent steps over recent gradients (Zeiler, 2012).
 */
public final class Adadelta extends Optimizer {
  private final double rho;
  private final double eps;
  private final Memory squares;
  private final Memory deltas;

  /**
   * Takes charge of parameters with PyTorch's rho of 0.9 and eps of 1e-6.
   *
   * @param parameters what to change
   * @param learningRate the factor of a step, 1 as published
   */
  public Adadelta(List<Parameter> parameters, double learningRate) {
    this(parameters, learningRate, 0.9, 1e-6);
  }

  /**
   * Takes charge of parameters.
   *
   * @param parameters what to change
   * @param learningRate the factor of a step, 1 as published
   * @param rho decay of both means, 0 to below 1
   * @param eps added to both means, above 0
   */
  public Adadelta(List<Parameter> parameters, double learningRate, double rho, double eps) {
    super(parameters, learningRate);
    if (!(rho >= 0 && rho < 1 && eps > 0)) {
      throw new IllegalArgumentException(
          "adadelta: rho %s and eps %s, expected 0 to below 1 and above 0".formatted(rho, eps));
    }
    this.rho = rho;
    this.eps = eps;
    squares = memory("square_avg");
    deltas = memory("acc_delta");
  }

  @Override
  protected void update(int index, Parameter parameter, float[] gradient, double rate) {
    float[] values = parameter.data();
    float[] square = squares.of(index);
    float[] step = deltas.of(index);
    float keep = (float) rho;
    float take = (float) (1 - rho);
    float factor = (float) rate;
    for (int i = 0; i < values.length; i++) {
      float g = gradient[i];
      square[i] = keep * square[i] + take * g * g;
      float delta = (float) (Math.sqrt(step[i] + eps) / Math.sqrt(square[i] + eps) * g);
      step[i] = keep * step[i] + take * delta * delta;
      values[i] -= factor * delta;
    }
  }
}
