package org.fovea.neural.model;

import static org.fovea.neural.op.Relu.relu;

import org.fovea.neural.inference.Composite;
import org.fovea.neural.inference.Value;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.Tensor;

/**
 * The convolution of the Inception networks: {@code relu(bn(conv(x)))}, without bias, eps 0.001.
 */
final class BasicConv2d extends Layer implements Composite {
  private final Conv2d conv;
  private final BatchNorm2d bn;

  /** With a square window. */
  BasicConv2d(int in, int out, int kernel, int stride, int padding) {
    this(in, out, kernel, kernel, Conv2dConfig.defaults().withStride(stride).withPadding(padding));
  }

  private BasicConv2d(int in, int out, int kernelHeight, int kernelWidth, Conv2dConfig config) {
    conv =
        child(
            "conv", new Conv2d(in, out, kernelHeight, kernelWidth, config, false, Blank.NO_DRAWS));
    bn = child("bn", new BatchNorm2d(out, 0.1, 0.001));
  }

  /** One that mixes channels only. */
  static BasicConv2d pointwise(int in, int out) {
    return new BasicConv2d(in, out, 1, 1, 0);
  }

  /** One that keeps the extents. */
  static BasicConv2d same(int in, int out, int kernelHeight, int kernelWidth) {
    Conv2dConfig config = Conv2dConfig.defaults().withSamePadding(kernelHeight, kernelWidth);
    return new BasicConv2d(in, out, kernelHeight, kernelWidth, config);
  }

  Conv2d conv() {
    return conv;
  }

  @Override
  public Value compose(Value x) {
    return x.then(conv).then(bn).relu();
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> relu(bn.forward(conv.forward(x))));
  }
}
