package org.fovea.neural.model;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Activation;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.layer.SqueezeExcitation;

/**
 * MobileNetV3 (Searching for MobileNetV3, Howard et al., 2019, tables 1 and 2), any input size.
 * Parts and initial values as in torchvision; batch normalisation with eps 0.001 and momentum 0.01.
 */
public final class MobileNetV3 extends SequentialClassifier {
  private static final ConvNormActivation CONV =
      new ConvNormActivation(
          channels -> new BatchNorm2d(channels, 0.01, 0.001), Activation::hardswish);

  /**
   * Makes a network.
   *
   * @param architecture which
   * @param config classes and channels
   * @param random the source of the initial values and of dropout
   */
  public MobileNetV3(MobileNetV3Config architecture, ModelConfig config, RandomGenerator random) {
    super(config, features(architecture, config), 1, classifier(architecture, config, random));
    if (config.initialised()) {
      InitialValues.draw(this, InitialValues.KAIMING_FAN_OUT, InitialValues.normal(0.01), random);
    }
  }

  private static Sequential features(MobileNetV3Config architecture, ModelConfig config) {
    List<Layer> layers = new ArrayList<>();
    int in = 16;
    layers.add(CONV.of(config.channels(), in, 3, 2));
    for (MobileNetV3Config.Row row : architecture.rows()) {
      layers.add(block(in, row));
      in = row.out();
    }
    layers.add(CONV.of(in, 6 * in, 1, 1));
    return new Sequential(layers);
  }

  private static Layer block(int in, MobileNetV3Config.Row row) {
    ConvNormActivation conv =
        CONV.withActivation(row.hardswish() ? Activation::hardswish : Activation::relu);
    List<Layer> layers = new ArrayList<>();
    if (row.expanded() != in) {
      layers.add(conv.of(in, row.expanded(), 1, 1));
    }
    int stride = row.dilation() > 1 ? 1 : row.stride();
    layers.add(conv.depthwise(row.expanded(), row.kernel(), stride, row.dilation()));
    if (row.squeeze()) {
      layers.add(
          new SqueezeExcitation(
              row.expanded(),
              Channels.divisible(row.expanded() / 4),
              Activation.relu(),
              Activation.hardsigmoid(),
              Blank.NO_DRAWS));
    }
    layers.add(conv.withActivation(null).of(row.expanded(), row.out(), 1, 1));
    boolean residual = row.stride() == 1 && in == row.out();
    return new ResidualBranch("block", new Sequential(layers), residual, null);
  }

  private static Sequential classifier(
      MobileNetV3Config architecture, ModelConfig config, RandomGenerator random) {
    int features = architecture.lastFeatures();
    return new Sequential(
        Blank.linear(6 * architecture.lastChannels(), features),
        Activation.hardswish(),
        config.dropout(0.2, random),
        Blank.linear(features, config.classes()));
  }
}
