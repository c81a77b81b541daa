package org.fovea.neural.layer;

import static org.fovea.neural.op.BatchNorm.batchNorm;

import org.fovea.neural.tensor.Tensor;

/**
 * Batch normalisation whose statistics and factors never change, {@code [N, C, H, W]} to the same:
 * for detectors, whose batches are too small to normalise by. Buffers {@code weight}, {@code bias},
 * {@code running_mean} and {@code running_var}, {@code [C]} each. As in torchvision there is no
 * {@code num_batches_tracked}.
 */
public final class FrozenBatchNorm2d extends Layer {
  private final Tensor weight;
  private final Tensor bias;
  private final Tensor runningMean;
  private final Tensor runningVar;
  private final double eps;

  /**
   * Makes a layer with torchvision's eps of 1e-5.
   *
   * @param channels C
   */
  public FrozenBatchNorm2d(int channels) {
    this(channels, 1e-5);
  }

  /**
   * Makes a layer.
   *
   * @param channels C
   * @param eps added to the variance; 0 in the published weights of torchvision's first Faster,
   *     Mask and Keypoint R-CNN and RetinaNet
   */
  public FrozenBatchNorm2d(int channels, double eps) {
    this.eps = eps;
    weight = buffer("weight", Tensor.full(1, channels));
    bias = buffer("bias", Tensor.zeros(channels));
    runningMean = buffer("running_mean", Tensor.zeros(channels));
    runningVar = buffer("running_var", Tensor.full(1, channels));
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> batchNorm(x, weight, bias, runningMean, runningVar, eps));
  }
}
