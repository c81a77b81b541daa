package org.fovea.neural.model;

import java.util.random.RandomGenerator;
import org.fovea.neural.inference.Composite;
import org.fovea.neural.inference.Value;
import org.fovea.neural.layer.AdaptiveAvgPool2d;
import org.fovea.neural.layer.Flatten;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.tensor.Tensor;

/**
 * Residual networks (Deep Residual Learning for Image Recognition, He et al., 2016, table 1),
 * ResNeXt (Aggregated Residual Transformations, Xie et al., 2017) and wide residual networks
 * (Zagoruyko and Komodakis, 2016), any input size. Parts and initial values as in torchvision:
 * those of {@link ResNetTrunk}, and {@code fc}.
 */
public final class ResNet extends ImageClassifier implements Composite {
  private final ResNetTrunk trunk;
  private final AdaptiveAvgPool2d avgpool;
  private final Flatten flatten = new Flatten();
  private final Linear fc;

  /**
   * Makes a network.
   *
   * @param architecture which
   * @param config classes and channels
   * @param random the source of the initial values
   */
  public ResNet(ResNetConfig architecture, ModelConfig config, RandomGenerator random) {
    super(config, "fc", "layer4");
    trunk = new ResNetTrunk(architecture, config, random);
    // The trunk's parts are this network's own: torchvision's names have no level between.
    trunk.children().forEach(this::child);
    avgpool = child("avgpool", new AdaptiveAvgPool2d(1, 1));
    fc = child("fc", Blank.linear(trunk.channels(4), config.classes()));
    if (config.initialised()) {
      InitialValues.PYTORCH.draw(fc.weight(), fc.bias(), random);
    }
  }

  @Override
  public Value compose(Value x) {
    return x.then(trunk).then(avgpool).then(flatten).then(fc);
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> fc.forward(flatten.forward(avgpool.forward(trunk.forward(x)))));
  }
}
