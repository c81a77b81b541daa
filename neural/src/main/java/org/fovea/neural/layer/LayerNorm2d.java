package org.fovea.neural.layer;

import static org.fovea.neural.op.GroupNorm.layerNorm;
import static org.fovea.neural.op.Permute.permute;

import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Tensor;

/**
 * Normalisation over the channels of each pixel, {@code [N, C, H, W]} to the same. Parameters
 * {@code weight} and {@code bias}, {@code [C]} each.
 */
public final class LayerNorm2d extends Layer {
  private final Parameter weight;
  private final Parameter bias;
  private final double eps;

  /**
   * Makes a layer.
   *
   * @param channels C
   * @param eps added to the variance
   */
  public LayerNorm2d(int channels, double eps) {
    this.eps = eps;
    weight = parameter("weight", Tensor.full(1, channels));
    bias = parameter("bias", Tensor.zeros(channels));
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> normalise(x));
  }

  private Tensor normalise(Tensor x) {
    Tensor channelsLast = permute(x, 0, 2, 3, 1);
    return permute(layerNorm(channelsLast, 1, weight, bias, eps), 0, 3, 1, 2);
  }
}
