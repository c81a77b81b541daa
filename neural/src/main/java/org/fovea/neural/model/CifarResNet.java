package org.fovea.neural.model;

import static org.fovea.neural.op.Relu.relu;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.inference.Composite;
import org.fovea.neural.inference.Value;
import org.fovea.neural.layer.AdaptiveAvgPool2d;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Flatten;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.tensor.Tensor;

/**
 * Residual networks for pictures of 32 x 32 (Deep Residual Learning for Image Recognition, He et
 * al., 2016, section 4.2): 6n + 2 layers, 16, 32 and 64 channels, shortcuts without parameters. Any
 * input size. Parts: {@code conv1}, {@code bn1}, {@code layer1} to {@code layer3}, {@code linear}.
 * Initial weights by He's rule, as in the paper.
 */
public final class CifarResNet extends ImageClassifier implements Composite {
  private final Conv2d conv1;
  private final BatchNorm2d bn1;
  private final List<Sequential> stages = new ArrayList<>();
  private final AdaptiveAvgPool2d avgpool = new AdaptiveAvgPool2d(1, 1);
  private final Flatten flatten = new Flatten();
  private final Linear linear;

  /**
   * Makes a network.
   *
   * @param layers 6n + 2 with n of 1 or more: 20, 32, 44, 56 and 110 in the paper
   * @param config classes and channels
   * @param random the source of the initial values
   * @throws IllegalArgumentException when there can't be so many layers
   */
  public CifarResNet(int layers, ModelConfig config, RandomGenerator random) {
    super(config, "linear", "layer3");
    if (layers < 8 || layers % 6 != 2) {
      throw new IllegalArgumentException(
          "CIFAR ResNet: %d layers, expected 6 n + 2, as 20 or 56".formatted(layers));
    }
    conv1 = child("conv1", Blank.conv(config.channels(), 16, 3, 1));
    bn1 = child("bn1", new BatchNorm2d(16));
    int in = 16;
    for (int stage = 0; stage < 3; stage++) {
      int out = 16 << stage;
      List<Layer> blocks = new ArrayList<>();
      for (int i = 0; i < layers / 6; i++) {
        int stride = stage > 0 && i == 0 ? 2 : 1;
        Layer shortcut = stride == 1 ? null : new PaddedShortcut((out - in) / 2);
        blocks.add(new BasicBlock(in, out, stride, shortcut, BatchNorm2d::new));
        in = out;
      }
      stages.add(child("layer" + (stage + 1), new Sequential(blocks)));
    }
    linear = child("linear", Blank.linear(in, config.classes()));
    if (config.initialised()) {
      InitialValues.draw(this, InitialValues.KAIMING_FAN_IN, InitialValues.KAIMING_FAN_IN, random);
    }
  }

  @Override
  public Value compose(Value x) {
    Value y = x.then(conv1).then(bn1).relu().thenAll(stages);
    return y.then(avgpool).then(flatten).then(linear);
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> compute(x));
  }

  private Tensor compute(Tensor x) {
    Tensor y = relu(bn1.forward(conv1.forward(x)));
    for (Sequential stage : stages) {
      y = stage.forward(y);
    }
    return linear.forward(flatten.forward(avgpool.forward(y)));
  }
}
