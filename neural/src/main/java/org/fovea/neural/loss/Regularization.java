package org.fovea.neural.loss;

import java.util.List;
import java.util.function.UnaryOperator;
import org.fovea.neural.op.Abs;
import org.fovea.neural.op.Add;
import org.fovea.neural.op.Square;
import org.fovea.neural.op.Sum;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Tensor;

/** Penalties on the size of parameters, to be added to a loss. */
public final class Regularization {
  private Regularization() {}

  /**
   * The sum of magnitudes.
   *
   * @param parameters which are kept small
   * @return a scalar
   */
  public static Tensor l1(List<Parameter> parameters) {
    return total(parameters, Abs::abs);
  }

  /**
   * The sum of squares.
   *
   * @param parameters which are kept small
   * @return a scalar
   */
  public static Tensor l2(List<Parameter> parameters) {
    return total(parameters, Square::square);
  }

  private static Tensor total(List<Parameter> parameters, UnaryOperator<Tensor> penalty) {
    Tensor total = Tensor.zeros();
    for (Parameter parameter : parameters) {
      total = Add.add(total, Sum.sum(penalty.apply(parameter)));
    }
    return total;
  }
}
