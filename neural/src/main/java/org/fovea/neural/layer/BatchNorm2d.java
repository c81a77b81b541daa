package org.fovea.neural.layer;

import static org.fovea.neural.op.BatchNorm.batchNorm;
import static org.fovea.neural.op.BatchNorm.batchNormTraining;

import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * Batch normalisation of images, {@code [N, C, H, W]} to the same. Parameters {@code weight} and
 * {@code bias}, buffers {@code running_mean} and {@code running_var}, {@code [C]} each, and {@code
 * num_batches_tracked}, a scalar that counts training batches. In training mode the batch's
 * statistics are used and followed, in evaluation mode the running ones are used.
 */
public final class BatchNorm2d extends Layer {
  private final Parameter weight;
  private final Parameter bias;
  private final Tensor runningMean;
  private final Tensor runningVar;
  private final Tensor batches;
  private final double momentum;
  private final double eps;

  /**
   * Makes a layer with PyTorch's momentum of 0.1 and eps of 1e-5.
   *
   * @param channels C
   */
  public BatchNorm2d(int channels) {
    this(channels, 0.1, 1e-5);
  }

  /**
   * Makes a layer.
   *
   * @param channels C
   * @param momentum how fast the running statistics follow, 0..1
   * @param eps added to the variance
   */
  public BatchNorm2d(int channels, double momentum, double eps) {
    this.momentum = momentum;
    this.eps = eps;
    weight = parameter("weight", Tensor.full(1, channels));
    bias = parameter("bias", Tensor.zeros(channels));
    runningMean = buffer("running_mean", Tensor.zeros(channels));
    runningVar = buffer("running_var", Tensor.full(1, channels));
    batches = buffer("num_batches_tracked", Tensor.zeros());
  }

  @Override
  public Tensor forward(Tensor x) {
    if (x.shape().rank() != 4) {
      throw new ShapeException("BatchNorm2d: input " + x.shape() + ", expected [N, C, H, W]");
    }
    return observed(() -> isTraining() ? train(x) : evaluate(x));
  }

  /**
   * What this layer does in evaluation mode.
   *
   * @return by the parameters and running statistics as they are now
   */
  public ChannelAffine affine() {
    double[] scale = new double[weight.numel()];
    double[] shift = new double[scale.length];
    for (int c = 0; c < scale.length; c++) {
      scale[c] = weight.data()[c] / Math.sqrt(runningVar.data()[c] + eps);
      shift[c] = bias.data()[c] - runningMean.data()[c] * scale[c];
    }
    return new ChannelAffine(scale, shift);
  }

  /**
   * What is added to the variance.
   *
   * @return eps
   */
  public double eps() {
    return eps;
  }

  private Tensor train(Tensor x) {
    batches.data()[0]++;
    return batchNormTraining(x, weight, bias, runningMean, runningVar, momentum, eps);
  }

  private Tensor evaluate(Tensor x) {
    return batchNorm(x, weight, bias, runningMean, runningVar, eps);
  }
}
