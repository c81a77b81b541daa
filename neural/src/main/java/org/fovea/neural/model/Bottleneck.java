package org.fovea.neural.model;

import static org.fovea.neural.op.Add.add;
import static org.fovea.neural.op.Relu.relu;

import org.fovea.neural.inference.Composite;
import org.fovea.neural.inference.Value;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The residual block of 1 x 1, 3 x 3 and 1 x 1 convolutions (Deep Residual Learning, He et al.,
 * 2016, figure 5 right), the 3 x 3 in groups for ResNeXt (Xie et al., 2017, figure 3c), with the
 * stride there.
 */
final class Bottleneck extends Layer implements Composite {
  /** Channels of the result for each of the stage's. */
  static final int EXPANSION = 4;

  private final Conv2d conv1;
  private final Layer bn1;
  private final Conv2d conv2;
  private final Layer bn2;
  private final Conv2d conv3;
  private final Layer bn3;
  private final @Nullable Layer downsample;

  Bottleneck(
      int in,
      int planes,
      int stride,
      int dilation,
      @Nullable Layer shortcut,
      ResNetConfig architecture) {
    int groups = architecture.groups();
    int inner = planes * architecture.width() / 64 * groups;
    int out = planes * EXPANSION;
    Conv2dConfig middle =
        Conv2dConfig.defaults()
            .withStride(stride)
            .withPadding(dilation)
            .withDilation(dilation)
            .withGroups(groups);
    conv1 = child("conv1", Blank.conv(in, inner, 1, 1));
    bn1 = child("bn1", architecture.norm().apply(inner));
    conv2 = child("conv2", Blank.conv(inner, inner, 3, middle, false));
    bn2 = child("bn2", architecture.norm().apply(inner));
    conv3 = child("conv3", Blank.conv(inner, out, 1, 1));
    bn3 = child("bn3", architecture.norm().apply(out));
    downsample = shortcut == null ? null : child("downsample", shortcut);
  }

  @Override
  public Value compose(Value x) {
    Value y = x.then(conv1).then(bn1).relu();
    y = y.then(conv2).then(bn2).relu().then(conv3).then(bn3);
    return y.plus(downsample == null ? x : x.then(downsample)).relu();
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> compute(x));
  }

  private Tensor compute(Tensor x) {
    Tensor y = relu(bn1.forward(conv1.forward(x)));
    y = relu(bn2.forward(conv2.forward(y)));
    y = bn3.forward(conv3.forward(y));
    return relu(add(y, downsample == null ? x : downsample.forward(x)));
  }
}
