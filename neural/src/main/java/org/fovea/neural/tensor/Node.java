package org.fovea.neural.tensor;

import org.jspecify.annotations.Nullable;

/**
 * One place in the graph: the output of an operation, or a leaf that keeps its gradient. Holds what
 * its backward function captured only until the backward pass has used it.
 */
final class Node {
  /** Stands for an input through which no gradient flows. */
  static final Node NONE = new Node("none", 0, new Node[0], null);

  private final String operation;
  private final int numel;
  private Node @Nullable [] inputs;
  private @Nullable Backward backward;
  private float @Nullable [] gradient;
  private boolean gradientOwned;
  private boolean retained;

  /** Consumers that have yet to contribute; counted by the pass under way. */
  int pending;

  private Node(String operation, int numel, Node[] inputs, @Nullable Backward backward) {
    this.operation = operation;
    this.numel = numel;
    this.inputs = inputs;
    this.backward = backward;
  }

  static Node leaf(int numel) {
    return new Node("leaf", numel, new Node[0], null);
  }

  static Node result(String operation, int numel, Node[] inputs, Backward backward) {
    return new Node(operation, numel, inputs, backward);
  }

  boolean isLeaf() {
    return backward == null;
  }

  /** From now on the gradient is kept after the backward pass, as a leaf's is. */
  void retain() {
    retained = true;
  }

  boolean keepsGradient() {
    return retained || isLeaf();
  }

  String operation() {
    return operation;
  }

  Node[] inputs() {
    if (inputs == null) {
      throw new IllegalStateException(
          operation
              + ": backward() went through this part of the graph before and freed it;"
              + " compute the loss again");
    }
    return inputs;
  }

  float @Nullable [] gradient() {
    return gradient;
  }

  void clearGradient() {
    gradient = null;
  }

  void accumulate(float[] contribution, boolean giveUp) {
    float[] sum = gradient;
    if (sum == null) {
      boolean copy = !giveUp && keepsGradient();
      gradient = copy ? contribution.clone() : contribution;
      gradientOwned = giveUp || copy;
      return;
    }
    if (!gradientOwned) {
      sum = sum.clone();
      gradient = sum;
      gradientOwned = true;
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] += contribution[i];
    }
  }

  float[] accumulator() {
    float[] sum = gradient;
    if (sum == null) {
      sum = new float[numel];
    } else if (!gradientOwned) {
      sum = sum.clone();
    }
    gradient = sum;
    gradientOwned = true;
    return sum;
  }

  /** Hands the complete gradient to the backward function, then lets go of both if it may. */
  void propagate() {
    float[] complete = gradient;
    Backward function = backward;
    if (complete == null || function == null) {
      return;
    }
    function.backward(complete, new Gradients(inputs(), complete));
    if (!retained) {
      gradient = null;
    }
  }

  /** Frees what the backward function captured; the node can't be passed through again. */
  void free() {
    backward = FREED;
    inputs = null;
  }

  private static final Backward FREED = (gradient, inputs) -> {};
}
