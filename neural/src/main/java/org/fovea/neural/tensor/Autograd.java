package org.fovea.neural.tensor;

import java.util.ArrayDeque;
import java.util.function.Supplier;

/**
 * Reverse-mode automatic differentiation. Each operation on a tensor that requires a gradient
 * leaves a node in a graph; {@link Tensor#backward()} walks the graph from the loss to the leaves.
 * Whether nodes are left, and whether results are searched for NaN, is a property of the calling
 * thread within a scope.
 */
public final class Autograd {
  private record Mode(boolean grad, boolean detectNan) {}

  private static final ThreadLocal<Mode> MODE =
      ThreadLocal.withInitial(() -> new Mode(true, false));

  private Autograd() {}

  /**
   * Runs a computation that leaves no graph: for inference, at half the memory or less.
   *
   * @param <T> what it computes
   * @param body the computation, run on the calling thread
   * @return its result
   */
  public static <T> T noGrad(Supplier<T> body) {
    return within(new Mode(false, MODE.get().detectNan), body);
  }

  /**
   * Runs a computation in which every result and every gradient is searched for NaN.
   *
   * @param <T> what it computes
   * @param body the computation, run on the calling thread
   * @return its result
   * @throws ArithmeticException when an operation or its gradient gives NaN; the message names it
   */
  public static <T> T detectNan(Supplier<T> body) {
    return within(new Mode(MODE.get().grad, true), body);
  }

  private static <T> T within(Mode mode, Supplier<T> body) {
    Mode before = MODE.get();
    MODE.set(mode);
    try {
      return body.get();
    } finally {
      MODE.set(before);
    }
  }

  /**
   * Whether an operation on these tensors will be differentiated, so that it has to remember what
   * its gradient takes.
   *
   * @param inputs the operation's inputs
   * @return true when one of them requires a gradient and the graph is being recorded
   */
  public static boolean records(Tensor... inputs) {
    if (MODE.get().grad) {
      for (Tensor input : inputs) {
        if (input.requiresGrad()) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The result of an operation, with its place in the graph when one is being recorded.
   *
   * @param operation the operation's name, for messages
   * @param data the result in row-major order, not copied
   * @param shape the result's shape
   * @param backward the operation's gradient; what it captures is kept until the backward pass
   * @param inputs the operation's inputs
   * @return the result as a tensor
   * @throws ShapeException when the array's length is not the shape's number of elements
   * @throws ArithmeticException when NaN is being searched for and found
   */
  public static Tensor result(
      String operation, float[] data, Shape shape, Backward backward, Tensor... inputs) {
    if (MODE.get().detectNan) {
      requireNoNan(operation, "result", data);
    }
    if (!records(inputs)) {
      return Tensor.of(data, shape);
    }
    Node[] nodes = new Node[inputs.length];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = inputs[i].node();
    }
    return new Tensor(data, shape, Node.result(operation, data.length, nodes, backward));
  }

  /** Propagates a gradient from a node to every leaf it depends on, freeing the graph. */
  static void backward(Node root, float[] gradient) {
    countConsumers(root);
    root.accumulate(gradient, false);
    boolean detectNan = MODE.get().detectNan;
    ArrayDeque<Node> ready = new ArrayDeque<>();
    ready.push(root);
    while (!ready.isEmpty()) {
      Node node = ready.pop();
      if (node.isLeaf()) {
        continue;
      }
      Node[] inputs = node.inputs();
      node.propagate();
      node.free();
      for (Node input : inputs) {
        if (input == Node.NONE) {
          continue;
        }
        float[] sum = input.gradient();
        if (detectNan && sum != null) {
          requireNoNan(node.operation(), "gradient", sum);
        }
        if (--input.pending == 0) {
          ready.push(input);
        }
      }
    }
  }

  /** Sets {@code pending} of every node reachable from the root to its number of consumers. */
  private static void countConsumers(Node root) {
    ArrayDeque<Node> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      for (Node input : open.pop().inputs()) {
        if (input != Node.NONE && input.pending++ == 0) {
          open.push(input);
        }
      }
    }
  }

  private static void requireNoNan(String operation, String what, float[] values) {
    for (int i = 0; i < values.length; i++) {
      if (Float.isNaN(values[i])) {
        throw new ArithmeticException(
            "%s: %s has NaN at element %d of %d".formatted(operation, what, i, values.length));
      }
    }
  }
}
