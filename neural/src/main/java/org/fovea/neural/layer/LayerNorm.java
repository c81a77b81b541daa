package org.fovea.neural.layer;

import static org.fovea.neural.op.GroupNorm.layerNorm;

import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.Tensor;

/**
 * Normalisation over the innermost dimensions, any shape to the same. Parameters {@code weight} and
 * {@code bias} of their shape.
 */
public final class LayerNorm extends Layer {
  private final Parameter weight;
  private final Parameter bias;
  private final double eps;

  /**
   * Makes a layer.
   *
   * @param eps added to the variance, 1e-5 in PyTorch
   * @param normalized extents of the dimensions that are normalised over
   */
  public LayerNorm(double eps, int... normalized) {
    Shape shape = Shape.of(normalized);
    this.eps = eps;
    weight = parameter("weight", Tensor.full(1, normalized));
    bias = parameter("bias", Tensor.of(new float[shape.numel()], shape));
  }

  /**
   * What is added to the variance.
   *
   * @return eps
   */
  public double eps() {
    return eps;
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> layerNorm(x, weight.shape().rank(), weight, bias, eps));
  }
}
