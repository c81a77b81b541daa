package org.fovea.neural.layer;

import static org.fovea.neural.op.GroupNorm.groupNorm;

import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Tensor;

/**
 * Normalisation of groups of channels (Wu and He, 2018), {@code [N, C, ...]} to the same.
 * Parameters {@code weight} and {@code bias}, {@code [C]} each.
 */
public final class GroupNorm extends Layer {
  private final int groups;
  private final double eps;
  private final Parameter weight;
  private final Parameter bias;

  /**
   * Makes a layer with PyTorch's eps of 1e-5.
   *
   * @param groups a divisor of the channels
   * @param channels C
   */
  public GroupNorm(int groups, int channels) {
    this(groups, channels, 1e-5);
  }

  /**
   * Makes a layer.
   *
   * @param groups a divisor of the channels
   * @param channels C
   * @param eps added to the variance
   * @throws IllegalArgumentException when the channels can't be split into the groups
   */
  public GroupNorm(int groups, int channels, double eps) {
    if (groups < 1 || channels % groups != 0) {
      throw new IllegalArgumentException(
          "group norm: %d channels with %d groups, expected a multiple"
              .formatted(channels, groups));
    }
    this.groups = groups;
    this.eps = eps;
    weight = parameter("weight", Tensor.full(1, channels));
    bias = parameter("bias", Tensor.zeros(channels));
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> groupNorm(x, groups, weight, bias, eps));
  }
}
