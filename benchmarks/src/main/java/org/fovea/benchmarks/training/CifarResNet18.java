package org.fovea.benchmarks.training;

import static org.fovea.neural.op.Relu.relu;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.AdaptiveAvgPool2d;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Flatten;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.tensor.Tensor;

/**
 * ResNet-18 for pictures of 32x32: torchvision's, but with a 3x3 convolution of stride 1 in front
 * and no maximum pooling. {@code [N, 3, 32, 32]} to {@code [N, 10]}.
 */
final class CifarResNet18 extends Layer {
  private final Conv2d conv1;
  private final BatchNorm2d bn1;
  private final Sequential layer1;
  private final Sequential layer2;
  private final Sequential layer3;
  private final Sequential layer4;
  private final AdaptiveAvgPool2d avgpool = new AdaptiveAvgPool2d(1, 1);
  private final Flatten flatten = new Flatten();
  private final Linear fc;

  CifarResNet18(RandomGenerator random) {
    conv1 = child("conv1", BasicBlock.conv(3, 64, 3, 1, random));
    bn1 = child("bn1", new BatchNorm2d(64));
    layer1 = child("layer1", stage(64, 64, 1, random));
    layer2 = child("layer2", stage(64, 128, 2, random));
    layer3 = child("layer3", stage(128, 256, 2, random));
    layer4 = child("layer4", stage(256, 512, 2, random));
    fc = child("fc", new Linear(512, 10, random));
  }

  private static Sequential stage(
      int inChannels, int outChannels, int stride, RandomGenerator random) {
    return new Sequential(
        new BasicBlock(inChannels, outChannels, stride, random),
        new BasicBlock(outChannels, outChannels, 1, random));
  }

  @Override
  public Tensor forward(Tensor x) {
    Tensor y = relu(bn1.forward(conv1.forward(x)));
    y = layer4.forward(layer3.forward(layer2.forward(layer1.forward(y))));
    return fc.forward(flatten.forward(avgpool.forward(y)));
  }
}
