package org.fovea.neural.model;

import static org.fovea.neural.op.Relu.relu;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.inference.Composite;
import org.fovea.neural.inference.Value;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.MaxPool2d;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Pool2dConfig;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A residual network without its classifier, {@code [N, channels, H, W]} to the feature map of its
 * last stage: what detectors and segmentation networks build on. Parts as in torchvision: {@code
 * conv1}, {@code bn1}, {@code layer1} to {@code layer4}.
 */
public final class ResNetTrunk extends Layer implements Composite {
  private final ResNetConfig architecture;
  private final Conv2d conv1;
  private final Layer bn1;
  private final @Nullable MaxPool2d maxpool;
  private final List<Sequential> stages = new ArrayList<>();
  private int channels = 64;
  private int dilation = 1;

  /**
   * Makes a trunk, convolutions by He's rule for gradients.
   *
   * @param architecture which
   * @param config channels of the input, and whether weights are drawn
   * @param random the source of the initial values
   */
  public ResNetTrunk(ResNetConfig architecture, ModelConfig config, RandomGenerator random) {
    this.architecture = architecture;
    boolean small = architecture.smallStem();
    conv1 = child("conv1", Blank.conv(config.channels(), channels, small ? 3 : 7, small ? 1 : 2));
    bn1 = child("bn1", architecture.norm().apply(channels));
    Pool2dConfig pooling = Pool2dConfig.of(3).withStride(2).withPadding(1);
    maxpool = small ? null : child("maxpool", new MaxPool2d(pooling));
    for (int i = 0; i < 4; i++) {
      stages.add(child("layer" + (i + 1), stage(i)));
    }
    if (config.initialised()) {
      InitialValues.draw(this, InitialValues.KAIMING_FAN_OUT, InitialValues.PYTORCH, random);
    }
  }

  private Sequential stage(int index) {
    int planes = 64 << index;
    int before = dilation;
    int stride = index == 0 ? 1 : 2;
    if (index > 0 && architecture.dilated().get(index - 1)) {
      dilation *= stride;
      stride = 1;
    }
    List<Layer> blocks = new ArrayList<>();
    blocks.add(block(planes, stride, before));
    for (int i = 1; i < architecture.depths().get(index); i++) {
      blocks.add(block(planes, 1, dilation));
    }
    return new Sequential(blocks);
  }

  private Layer block(int planes, int stride, int blockDilation) {
    int in = channels;
    channels = architecture.bottleneck() ? planes * Bottleneck.EXPANSION : planes;
    Layer shortcut =
        stride == 1 && in == channels
            ? null
            : new Sequential(
                Blank.conv(in, channels, 1, stride), architecture.norm().apply(channels));
    return architecture.bottleneck()
        ? new Bottleneck(in, planes, stride, blockDilation, shortcut, architecture)
        : new BasicBlock(in, planes, stride, shortcut, architecture.norm());
  }

  /**
   * Channels of a stage's feature map.
   *
   * @param stage 1 to 4
   * @return 64 to 512, four times that with bottlenecks
   */
  public int channels(int stage) {
    return (32 << stage) * (architecture.bottleneck() ? Bottleneck.EXPANSION : 1);
  }

  /**
   * Computes the feature maps of all stages.
   *
   * @param x {@code [N, channels, H, W]}
   * @return those of {@code layer1} to {@code layer4}, at 4 to 32 times smaller extents unless
   *     dilated or with the stem for small pictures
   */
  public List<Tensor> stages(Tensor x) {
    Tensor y = relu(bn1.forward(conv1.forward(x)));
    y = maxpool == null ? y : maxpool.forward(y);
    List<Tensor> maps = new ArrayList<>();
    for (Sequential stage : stages) {
      y = stage.forward(y);
      maps.add(y);
    }
    return maps;
  }

  /**
   * Describes {@link #stages(Tensor)} for inference.
   *
   * @param x {@code [N, channels, H, W]}
   * @return the feature maps of {@code layer1} to {@code layer4}
   */
  public List<Value> stages(Value x) {
    Value y = x.then(conv1).then(bn1).relu();
    y = maxpool == null ? y : y.then(maxpool);
    List<Value> maps = new ArrayList<>();
    for (Sequential stage : stages) {
      y = y.then(stage);
      maps.add(y);
    }
    return maps;
  }

  @Override
  public Value compose(Value x) {
    return stages(x).get(3);
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> stages(x).get(3));
  }
}
