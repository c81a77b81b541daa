package org.fovea.neural.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.fovea.neural.layer.Activation;
import org.fovea.neural.layer.Dropout;
import org.fovea.neural.layer.Dropout2d;
import org.fovea.neural.layer.Identity;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.MultiheadAttention;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.layer.SqueezeExcitation;
import org.fovea.neural.layer.StochasticDepth;
import org.fovea.neural.tensor.Tensor;

/**
 * A tensor that is yet to be computed: a node of a network's graph. A {@link Composite} layer
 * describes itself with the methods here, which read like its forward pass.
 */
public final class Value {
  private final List<Value> graph;
  private final int number;
  private final Operation operation;
  private final List<Value> inputs;

  private Value(List<Value> graph, Operation operation, List<Value> inputs) {
    this.graph = graph;
    this.number = graph.size();
    this.operation = operation;
    this.inputs = List.copyOf(inputs);
    graph.add(this);
  }

  /**
   * Begins a graph.
   *
   * @return the network's input
   */
  static Value input() {
    return new Value(new ArrayList<>(), new Operation.Input(), List.of());
  }

  /**
   * The graph of a network, for those who translate it.
   *
   * @param network in evaluation mode
   * @return its output
   */
  public static Value outputOf(Layer network) {
    return input().then(network);
  }

  private Value next(Operation made, Value... others) {
    List<Value> all = new ArrayList<>();
    all.add(this);
    all.addAll(List.of(others));
    return new Value(graph, made, all);
  }

  /**
   * Applies a layer, seeing through those made of others.
   *
   * @param layer in evaluation mode
   * @return what it makes of this
   */
  public Value then(Layer layer) {
    if (layer instanceof Composite composite) {
      return composite.compose(this);
    }
    if (layer instanceof Sequential chain) {
      return thenAll(chain.layers());
    }
    if (layer instanceof SqueezeExcitation squeeze) {
      return scaleChannels(next(new Operation.ChannelMeans()).thenAll(squeeze.excitation()));
    }
    if (layer instanceof Identity
        || layer instanceof Dropout
        || layer instanceof Dropout2d
        || layer instanceof StochasticDepth) {
      return this;
    }
    return next(new Operation.Forward(layer));
  }

  /**
   * Applies layers one after another.
   *
   * @param layers in evaluation mode
   * @return what the last makes
   */
  public Value thenAll(List<? extends Layer> layers) {
    Value value = this;
    for (Layer layer : layers) {
      value = value.then(layer);
    }
    return value;
  }

  /**
   * Rectifies.
   *
   * @return {@code max(this, 0)}
   */
  public Value relu() {
    return then(Activation.relu());
  }

  /**
   * Adds.
   *
   * @param other a value of the same shape in the same graph
   * @return the sum
   */
  public Value plus(Value other) {
    return next(new Operation.Sum(), other);
  }

  /**
   * Multiplies each channel by a factor of its own.
   *
   * @param factors {@code [N, C, 1, 1]}, in the same graph
   * @return {@code [N, C, H, W]}
   */
  public Value scaleChannels(Value factors) {
    return next(new Operation.ScaleChannels(), factors);
  }

  /**
   * Lets positions attend to each other.
   *
   * @param attention takes {@code [N, L, E]}
   * @return {@code [N, L, E]}
   */
  public Value attend(MultiheadAttention attention) {
    return next(new Operation.SelfAttention(attention)).then(attention.outProjection());
  }

  /**
   * Applies a function of tensors.
   *
   * @param name what it does, for those who read
   * @param function called from several threads; it keeps nothing and changes no input
   * @return what it makes of this
   */
  public Value apply(String name, UnaryOperator<Tensor> function) {
    return next(new Operation.Function(name, function));
  }

  /**
   * Applies a function of two tensors.
   *
   * @param name what it does, for those who read
   * @param other a value of the same graph, the function's second operand
   * @param function called from several threads; it keeps nothing and changes no input
   * @return what it makes of this and the other
   */
  public Value apply(String name, Value other, BinaryOperator<Tensor> function) {
    return next(new Operation.PairFunction(name, function), other);
  }

  /**
   * Puts values one after another.
   *
   * @param values of the same graph, at least one, equal but for one extent
   * @param dim the dimension of that extent
   * @return all of them
   */
  public static Value concat(List<Value> values, int dim) {
    return new Value(values.get(0).graph, new Operation.Concat(dim), values);
  }

  /**
   * What makes this.
   *
   * @return the operation
   */
  public Operation operation() {
    return operation;
  }

  /**
   * What this is made of.
   *
   * @return the operation's operands
   */
  public List<Value> inputs() {
    return inputs;
  }

  /**
   * All values of the graph that this is part of.
   *
   * @return each after those it is made of, unmodifiable
   */
  public List<Value> graph() {
    return List.copyOf(graph);
  }

  /** The place in the graph. */
  int number() {
    return number;
  }
}
