package org.fovea.neural.tensor;

/** A tensor that training changes: a leaf that wants its gradient until it is frozen. */
public final class Parameter extends Tensor {
  /**
   * Makes a parameter.
   *
   * @param values its initial values; the array is shared
   */
  public Parameter(Tensor values) {
    super(values.data(), values.shape(), Node.leaf(values.numel()));
  }
}
