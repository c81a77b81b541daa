package org.fovea.neural.layer;

import static org.fovea.neural.op.GroupNorm.instanceNorm;

import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Normalisation of each plane of each image (Ulyanov et al., 2016), {@code [N, C, H, W]} to the
 * same. When affine, parameters {@code weight} and {@code bias}, {@code [C]} each.
 */
public final class InstanceNorm2d extends Layer {
  private final int channels;
  private final double eps;
  private final @Nullable Parameter weight;
  private final @Nullable Parameter bias;

  /**
   * Makes a layer with PyTorch's habits: no parameters, eps 1e-5.
   *
   * @param channels C
   */
  public InstanceNorm2d(int channels) {
    this(channels, false, 1e-5);
  }

  /**
   * Makes a layer.
   *
   * @param channels C
   * @param affine whether each channel is scaled and shifted afterwards
   * @param eps added to the variance
   */
  public InstanceNorm2d(int channels, boolean affine, double eps) {
    this.channels = channels;
    this.eps = eps;
    weight = affine ? parameter("weight", Tensor.full(1, channels)) : null;
    bias = affine ? parameter("bias", Tensor.zeros(channels)) : null;
  }

  @Override
  public Tensor forward(Tensor x) {
    if (x.shape().rank() != 4 || x.dim(1) != channels) {
      throw new ShapeException(
          "InstanceNorm2d: input %s, expected [N, %d, H, W]".formatted(x.shape(), channels));
    }
    return observed(() -> instanceNorm(x, weight, bias, eps));
  }
}
