package org.fovea.neural.tensor;

/**
 * The gradient of one operation: given the gradient of the loss with respect to the operation's
 * output, contributes to the gradients with respect to its inputs.
 */
@FunctionalInterface
public interface Backward {
  /**
   * Called once, when the gradient of the output is complete.
   *
   * @param gradient with respect to the output, row-major in the output's shape; not to be modified
   * @param inputs where the contributions go, one slot per input in the order the operation named
   *     them
   */
  void backward(float[] gradient, Gradients inputs);
}
