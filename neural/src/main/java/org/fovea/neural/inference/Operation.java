package org.fovea.neural.inference;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.MultiheadAttention;
import org.fovea.neural.tensor.Tensor;

/** What makes a {@link Value} of others. */
public sealed interface Operation {
  /** The network's input, made of nothing. */
  record Input() implements Operation {}

  /**
   * A layer's forward pass in evaluation mode.
   *
   * @param layer not one that consists of others it is known to chain
   */
  record Forward(Layer layer) implements Operation {}

  /** The sum of two values of the same shape. */
  record Sum() implements Operation {}

  /** The mean of each channel, {@code [N, C, H, W]} to {@code [N, C, 1, 1]}. */
  record ChannelMeans() implements Operation {}

  /**
   * The first value's channels times the second's, {@code [N, C, H, W]} and {@code [N, C, 1, 1]}.
   */
  record ScaleChannels() implements Operation {}

  /**
   * Attention of a value to itself, {@code [N, L, E]}, up to the heads' results side by side.
   *
   * @param attention without its last projection
   */
  record SelfAttention(MultiheadAttention attention) implements Operation {}

  /**
   * Values one after another along a dimension.
   *
   * @param dim the dimension
   */
  record Concat(int dim) implements Operation {}

  /**
   * Anything else.
   *
   * @param name what it does, for those who read
   * @param function called from several threads; it keeps nothing and changes no input
   */
  record Function(String name, UnaryOperator<Tensor> function) implements Operation {}

  /**
   * Anything else of two values.
   *
   * @param name what it does, for those who read
   * @param function called from several threads; it keeps nothing and changes no input
   */
  record PairFunction(String name, BinaryOperator<Tensor> function) implements Operation {}
}
