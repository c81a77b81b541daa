package org.fovea.neural.optim;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
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
  /** The name of the counts of updates in the state. */
  private static final String STEP = "step";

  private final List<Parameter> parameters;
  private final int[] steps;
  private final double[] rateFactors;
  private final Map<String, Memory> memories = new LinkedHashMap<>();
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
    steps = new int[parameters.size()];
    rateFactors = new double[parameters.size()];
    Arrays.fill(rateFactors, 1);
    this.learningRate = requireRate(learningRate);
  }

  /** Changes each parameter once, by the gradients collected since {@link #zeroGrad}. */
  public final void step() {
    for (int i = 0; i < steps.length; i++) {
      Parameter parameter = parameters.get(i);
      Tensor gradient = parameter.grad();
      if (gradient != null) {
        steps[i]++;
        update(i, parameter, gradient.data(), learningRate * rateFactors[i]);
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
   * @param rate the learning rate for this parameter
   */
  protected abstract void update(int index, Parameter parameter, float[] gradient, double rate);

  /**
   * Begins to remember a quantity of each parameter, from 0 on. It is part of {@link #stateDict}.
   *
   * @param name of the quantity, without dots, as PyTorch calls it
   * @return where it is kept
   */
  protected final Memory memory(String name) {
    return memory(name, 0);
  }

  /**
   * As {@link #memory(String)}, from another value on.
   *
   * @param name of the quantity, without dots, as PyTorch calls it
   * @param initial its first value
   * @return where it is kept
   */
  protected final Memory memory(String name, float initial) {
    Memory memory = new Memory(parameters, initial);
    memories.put(name, memory);
    return memory;
  }

  /**
   * How often a parameter has been changed, the running {@link #update} included.
   *
   * @param index its position in {@link #parameters()}
   * @return 1 in its first update
   */
  protected final int steps(int index) {
    return steps[index];
  }

  /**
   * Gives some parameters a learning rate of their own: what {@link #learningRate()} is, times a
   * factor.
   *
   * @param group some of {@link #parameters()}
   * @param factor 0 or more; 1 at first
   * @throws IllegalArgumentException when one of them is not this optimiser's or the factor is
   *     negative
   */
  public final void rateFactor(Collection<Parameter> group, double factor) {
    requireRate(factor);
    Set<Parameter> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
    wanted.addAll(group);
    for (int i = 0; i < rateFactors.length; i++) {
      if (wanted.remove(parameters.get(i))) {
        rateFactors[i] = factor;
      }
    }
    if (!wanted.isEmpty()) {
      throw new IllegalArgumentException(
          "rate factor: %d of %d parameters are not this optimiser's"
              .formatted(wanted.size(), group.size()));
    }
  }

  /**
   * What the optimiser remembers, so that training can go on later bit for bit: {@code step [n]}
   * counts the updates of each of n parameters, {@code exp_avg.3} is that quantity of the fourth.
   * The learning rate, which a schedule gives, is not part of it.
   *
   * @return copies, by name
   */
  public final Map<String, Tensor> stateDict() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    float[] counts = new float[steps.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = steps[i];
    }
    state.put(STEP, Tensor.of(counts, counts.length));
    memories.forEach(
        (name, memory) -> {
          for (int i = 0; i < steps.length; i++) {
            float[] values = memory.ifPresent(i);
            if (values != null) {
              state.put(name + "." + i, Tensor.of(values.clone(), parameters.get(i).shape()));
            }
          }
        });
    return state;
  }

  /**
   * Takes up what an optimiser of the same kind remembered of the same parameters. Nothing is
   * changed unless all of it fits.
   *
   * @param state as {@link #stateDict} gives it
   * @throws IllegalArgumentException when a name is unknown or {@code step} is missing
   * @throws ShapeException when a shape differs
   */
  public final void loadStateDict(Map<String, Tensor> state) {
    Tensor counts = state.get(STEP);
    if (counts == null) {
      throw new IllegalArgumentException("optimizer state: no '" + STEP + "'");
    }
    requireShape(STEP, counts, Shape.of(steps.length));
    Map<String, Shape> expected = new HashMap<>();
    for (String name : memories.keySet()) {
      for (int i = 0; i < steps.length; i++) {
        expected.put(name + "." + i, parameters.get(i).shape());
      }
    }
    state.forEach(
        (name, values) -> {
          Shape shape = expected.get(name);
          if (shape != null) {
            requireShape(name, values, shape);
          } else if (!name.equals(STEP)) {
            throw new IllegalArgumentException("optimizer state: unknown name '" + name + "'");
          }
        });
    for (int i = 0; i < steps.length; i++) {
      steps[i] = (int) counts.data()[i];
    }
    memories.forEach(
        (name, memory) -> {
          for (int i = 0; i < steps.length; i++) {
            Tensor values = state.get(name + "." + i);
            memory.set(i, values == null ? null : values.data());
          }
        });
  }

  private static void requireShape(String name, Tensor values, Shape expected) {
    if (!values.shape().equals(expected)) {
      throw new ShapeException(
          "optimizer state: %s has shape %s, expected %s"
              .formatted(name, values.shape(), expected));
    }
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
