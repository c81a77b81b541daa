package org.fovea.neural.op;

import static org.fovea.neural.op.Neg.neg;

import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Least elements. */
public final class Min {
  private Min() {}

  /**
   * The least element over some dimensions; equal ones share the gradient.
   *
   * @param x any shape, not empty
   * @param keepDim whether the dimensions remain, with extent 1
   * @param dims the dimensions; none for all
   * @return the remaining dimensions
   * @throws ShapeException when there is no such dimension
   */
  public static Tensor amin(Tensor x, boolean keepDim, int... dims) {
    return neg(Max.amax(neg(x), keepDim, dims));
  }

  /**
   * The least element along a dimension and its index; of equal ones the first, which takes the
   * gradient.
   *
   * @param x any shape, not empty
   * @param dim the dimension
   * @param keepDim whether it remains, with extent 1
   * @return values and indices of the remaining dimensions
   * @throws ShapeException when there is no such dimension
   */
  public static Max.Result min(Tensor x, int dim, boolean keepDim) {
    Max.Result result = Max.max(neg(x), dim, keepDim);
    return new Max.Result(neg(result.values()), result.indices());
  }

  /**
   * The index of the least element along a dimension, of equal ones the first.
   *
   * @param x any shape, not empty
   * @param dim the dimension
   * @param keepDim whether it remains, with extent 1
   * @return the remaining dimensions
   * @throws ShapeException when there is no such dimension
   */
  public static IntTensor argmin(Tensor x, int dim, boolean keepDim) {
    return Max.argmax(neg(x.detach()), dim, keepDim);
  }
}
