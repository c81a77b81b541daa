package org.fovea.benchmarks.training;

import static org.fovea.neural.op.Add.add;
import static org.fovea.neural.op.Relu.relu;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The residual block of ResNet-18 (He et al., "Deep residual learning for image recognition", 2016,
 * figure 5 left) with torchvision's names: {@code relu(bn2(conv2(relu(bn1(conv1(x))))) + x)}, where
 * x goes through {@code downsample} if the shape changes.
 */
final class BasicBlock extends Layer {
  private final Conv2d conv1;
  private final BatchNorm2d bn1;
  private final Conv2d conv2;
  private final BatchNorm2d bn2;
  private final @Nullable Sequential downsample;

  BasicBlock(int inChannels, int outChannels, int stride, RandomGenerator random) {
    conv1 = child("conv1", conv(inChannels, outChannels, 3, stride, random));
    bn1 = child("bn1", new BatchNorm2d(outChannels));
    conv2 = child("conv2", conv(outChannels, outChannels, 3, 1, random));
    bn2 = child("bn2", new BatchNorm2d(outChannels));
    downsample =
        stride == 1 && inChannels == outChannels
            ? null
            : child(
                "downsample",
                new Sequential(
                    conv(inChannels, outChannels, 1, stride, random),
                    new BatchNorm2d(outChannels)));
  }

  static Conv2d conv(
      int inChannels, int outChannels, int kernel, int stride, RandomGenerator random) {
    Conv2dConfig config = Conv2dConfig.defaults().withStride(stride).withPadding(kernel / 2);
    return new Conv2d(inChannels, outChannels, kernel, kernel, config, false, random);
  }

  @Override
  public Tensor forward(Tensor x) {
    Tensor y = relu(bn1.forward(conv1.forward(x)));
    y = bn2.forward(conv2.forward(y));
    return relu(add(y, downsample == null ? x : downsample.forward(x)));
  }
}
