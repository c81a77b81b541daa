package org.fovea.neural.detection.yolo;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Activation;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.Tensor;

/**
 * A convolution without bias that keeps the extents but for the stride, batch normalisation and an
 * activation: {@code conv}, {@code bn}, {@code act}.
 */
final class NormalisedConv extends Layer {
  private static final float LEAK = 0.1f;

  /** The default: the reference's 0.03 follows too slowly in short trainings. */
  private static final double MOMENTUM = 0.1;

  /** The reference's. */
  private static final double EPS = 1e-3;

  private final Conv2d conv;
  private final BatchNorm2d norm;
  private final Activation activation;

  private NormalisedConv(Conv2d conv, BatchNorm2d norm, Activation activation) {
    this.conv = child("conv", conv);
    this.norm = child("bn", norm);
    this.activation = child("act", activation);
  }

  /** YOLOX's. */
  static NormalisedConv silu(int in, int out, int kernel, int stride, RandomGenerator random) {
    return silu(in, out, kernel, stride, 1, random);
  }

  /** YOLOX's with one filter per channel. */
  static NormalisedConv depthwise(int channels, int kernel, int stride, RandomGenerator random) {
    return silu(channels, channels, kernel, stride, channels, random);
  }

  private static NormalisedConv silu(
      int in, int out, int kernel, int stride, int groups, RandomGenerator random) {
    return new NormalisedConv(
        conv(in, out, kernel, stride, groups, random),
        new BatchNorm2d(out, MOMENTUM, EPS),
        Activation.silu());
  }

  /** Without activation. */
  static NormalisedConv linear(int in, int out, int kernel, RandomGenerator random) {
    return new NormalisedConv(
        conv(in, out, kernel, 1, 1, random),
        new BatchNorm2d(out, MOMENTUM, EPS),
        new Activation(x -> x));
  }

  /** Darknet's, with a leaky rectifier. */
  static NormalisedConv leaky(int in, int out, int kernel, int stride, RandomGenerator random) {
    return new NormalisedConv(
        conv(in, out, kernel, stride, 1, random), new BatchNorm2d(out), Activation.leakyRelu(LEAK));
  }

  private static Conv2d conv(
      int in, int out, int kernel, int stride, int groups, RandomGenerator random) {
    Conv2dConfig config =
        Conv2dConfig.defaults().withStride(stride).withPadding(kernel / 2).withGroups(groups);
    return new Conv2d(in, out, kernel, kernel, config, false, random);
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> activation.forward(norm.forward(conv.forward(x))));
  }
}
