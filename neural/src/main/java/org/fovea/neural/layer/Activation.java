package org.fovea.neural.layer;

import java.util.function.UnaryOperator;
import org.fovea.neural.op.ActivationFunction;
import org.fovea.neural.op.Gelu;
import org.fovea.neural.op.Hardsigmoid;
import org.fovea.neural.op.Hardswish;
import org.fovea.neural.op.LeakyRelu;
import org.fovea.neural.op.Mish;
import org.fovea.neural.op.PointFunction;
import org.fovea.neural.op.Relu;
import org.fovea.neural.op.Relu6;
import org.fovea.neural.op.Sigmoid;
import org.fovea.neural.op.Silu;
import org.fovea.neural.op.Tanh;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** A function of each element as a layer without parameters, any shape to the same. */
public final class Activation extends Layer {
  private final UnaryOperator<Tensor> function;
  private final @Nullable PointFunction inPlace;

  /**
   * Makes a layer of a function.
   *
   * @param function an operation on tensors, which may be used by several threads
   */
  public Activation(UnaryOperator<Tensor> function) {
    this(function, null);
  }

  private Activation(UnaryOperator<Tensor> function, @Nullable PointFunction inPlace) {
    this.function = function;
    this.inPlace = inPlace;
  }

  /**
   * The rectifier.
   *
   * @return a new layer
   */
  public static Activation relu() {
    return new Activation(Relu::relu, ActivationFunction.RELU);
  }

  /**
   * The rectifier capped at 6.
   *
   * @return a new layer
   */
  public static Activation relu6() {
    return new Activation(Relu6::relu6, ActivationFunction.RELU6);
  }

  /**
   * The leaky rectifier.
   *
   * @param slope for negative values
   * @return a new layer
   */
  public static Activation leakyRelu(float slope) {
    return new Activation(x -> LeakyRelu.leakyRelu(x, slope));
  }

  /**
   * The Gaussian error linear unit, exact.
   *
   * @return a new layer
   */
  public static Activation gelu() {
    return new Activation(Gelu::gelu, ActivationFunction.GELU);
  }

  /**
   * The sigmoid-weighted linear unit.
   *
   * @return a new layer
   */
  public static Activation silu() {
    return new Activation(Silu::silu, ActivationFunction.SILU);
  }

  /**
   * The swish of straight lines.
   *
   * @return a new layer
   */
  public static Activation hardswish() {
    return new Activation(Hardswish::hardswish, ActivationFunction.HARDSWISH);
  }

  /**
   * The sigmoid of straight lines.
   *
   * @return a new layer
   */
  public static Activation hardsigmoid() {
    return new Activation(Hardsigmoid::hardsigmoid, ActivationFunction.HARDSIGMOID);
  }

  /**
   * The self-regularised activation of Misra.
   *
   * @return a new layer
   */
  public static Activation mish() {
    return new Activation(Mish::mish);
  }

  /**
   * The logistic function.
   *
   * @return a new layer
   */
  public static Activation sigmoid() {
    return new Activation(Sigmoid::sigmoid, ActivationFunction.SIGMOID);
  }

  /**
   * The hyperbolic tangent.
   *
   * @return a new layer
   */
  public static Activation tanh() {
    return new Activation(Tanh::tanh, ActivationFunction.TANH);
  }

  /**
   * The function as inference applies it.
   *
   * @return what computes the same in place, or null where there is only the operation on tensors
   */
  public @Nullable PointFunction inPlace() {
    return inPlace;
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> function.apply(x));
  }
}
