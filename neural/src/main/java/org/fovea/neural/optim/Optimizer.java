package org.fovea.neural.optim;

import java.util.List;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Tensor;

/**
 * Changes parameters along their gradients. A parameter that has no gradient, because it is frozen
 * or took no part, is left alone.
 *
 * <p>Gradients add up until {@link #zeroGrad}, so several small batches can make one large one:
 * with k equal batches whose losses are means, pass {@code 1 / k} as the gradient of each, then
 * step once. Batch normalisation still sees the small ones.
 *
 * <pre>{@code
 * loss.backward(Tensor.full(1f / k));
 * if (++batches % k == 0) {
 *   optimizer.step();
 *   optimizer.zeroGrad();
 * }
 * }</pre>
 */
public abstract class Optimizer {
  private final List<Parameter> parameters;
  private double learningRate;

  /**
   * Takes charge of parameters.
   *
   * @param parameters what to change
   * @param learningRate the factor of the first step, 0 or more
   * @throws IllegalArgumentException when there are no parameters or the rate is negative
   */
  protected Optimizer(List<Parameter> parameters, double learningRate) {
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException("optimizer: no parameters to train");
    }
    this.parameters = List.copyOf(parameters);
    this.learningRate = requireRate(learningRate);
  }

  /** Changes each parameter once, by the gradients collected since {@link #zeroGrad}. */
  public final void step() {
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      Tensor gradient = parameter.grad();
      if (gradient != null) {
        update(i, parameter, gradient.data());
      }
    }
  }

  /** Drops the gradients of all parameters. */
  public final void zeroGrad() {
    parameters.forEach(Parameter::zeroGrad);
  }

  /**
   * Changes one parameter.
   *
   * @param index its position in {@link #parameters()}
   * @param parameter whose values are changed
   * @param gradient row-major, not to be modified
   */
  protected abstract void update(int index, Parameter parameter, float[] gradient);

  /**
   * Zeros for each parameter, for what an optimiser remembers of it.
   *
   * @return one array per parameter, of its number of elements
   */
  protected final float[][] buffers() {
    float[][] buffers = new float[parameters.size()][];
    for (int i = 0; i < buffers.length; i++) {
      buffers[i] = new float[parameters.get(i).numel()];
    }
    return buffers;
  }

  /**
   * The parameters in the order given.
   *
   * @return an unmodifiable list
   */
  public final List<Parameter> parameters() {
    return parameters;
  }

  /**
   * The learning rate of the next step.
   *
   * @return 0 or more
   */
  public final double learningRate() {
    return learningRate;
  }

  /**
   * Sets the learning rate of the steps to come.
   *
   * @param rate 0 or more
   * @throws IllegalArgumentException when it is negative
   */
  public final void learningRate(double rate) {
    learningRate = requireRate(rate);
  }

  private static double requireRate(double rate) {
    if (!(rate >= 0)) {
      throw new IllegalArgumentException("learning rate is " + rate + ", expected 0 or more");
    }
    return rate;
  }
}
