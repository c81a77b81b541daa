package org.fovea.neural.inference;

import org.fovea.neural.tensor.Tensor;

/** One computation of an inference form. Immutable, threads may share it. */
@FunctionalInterface
interface Step {
  /**
   * Computes a value.
   *
   * @param inputs the operands, not changed
   * @param arena where to put the result
   * @return the result, in an array of the arena or any other
   */
  Tensor run(Tensor[] inputs, Arena arena);
}
