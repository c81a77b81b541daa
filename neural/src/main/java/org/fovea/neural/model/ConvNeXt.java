package org.fovea.neural.model;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.inference.Composite;
import org.fovea.neural.inference.Value;
import org.fovea.neural.layer.AdaptiveAvgPool2d;
import org.fovea.neural.layer.Flatten;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.LayerNorm2d;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.Tensor;

/**
 * ConvNeXt-Tiny (A ConvNet for the 2020s, Liu et al., 2022, section 2), any input size from 32 x
 * 32. Parts and initial values as in torchvision.
 */
public final class ConvNeXt extends ImageClassifier implements Composite {
  static final double EPS = 1e-6;
  private static final double SKIP = 0.1;
  private static final int[] CHANNELS = {96, 192, 384, 768};
  private static final int[] DEPTHS = {3, 3, 9, 3};

  private final Sequential features;
  private final AdaptiveAvgPool2d avgpool;
  private final Sequential classifier;

  /**
   * Makes a network.
   *
   * @param config classes and channels
   * @param random the source of the initial values and of stochastic depth
   */
  public ConvNeXt(ModelConfig config, RandomGenerator random) {
    super(config, "classifier.2", "features");
    features = child("features", features(config, random));
    avgpool = child("avgpool", new AdaptiveAvgPool2d(1, 1));
    int last = CHANNELS[CHANNELS.length - 1];
    classifier =
        child(
            "classifier",
            new Sequential(
                new LayerNorm2d(last, EPS), new Flatten(), Blank.linear(last, config.classes())));
    if (config.initialised()) {
      InitialValues.Rule rule = InitialValues.zeroBias(InitialValues.truncated(0.02));
      InitialValues.draw(this, rule, rule, random);
    }
  }

  private static Sequential features(ModelConfig config, RandomGenerator random) {
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new Sequential(
            patches(config.channels(), CHANNELS[0], 4), new LayerNorm2d(CHANNELS[0], EPS)));
    int total = 0;
    for (int depth : DEPTHS) {
      total += depth;
    }
    int done = 0;
    for (int stage = 0; stage < DEPTHS.length; stage++) {
      int channels = CHANNELS[stage];
      List<Layer> blocks = new ArrayList<>();
      for (int i = 0; i < DEPTHS[stage]; i++) {
        double skip = SKIP * done++ / (total - 1);
        blocks.add(new ConvNeXtBlock(channels, config.stochasticDepth(skip, random)));
      }
      layers.add(new Sequential(blocks));
      if (stage + 1 < DEPTHS.length) {
        layers.add(
            new Sequential(
                new LayerNorm2d(channels, EPS), patches(channels, CHANNELS[stage + 1], 2)));
      }
    }
    return new Sequential(layers);
  }

  /** A convolution whose windows don't overlap. */
  private static Layer patches(int in, int out, int size) {
    return Blank.conv(in, out, size, Conv2dConfig.defaults().withStride(size), true);
  }

  /**
   * The chain that computes the feature map, for use as a backbone.
   *
   * @return this network's own part
   */
  public Sequential features() {
    return features;
  }

  @Override
  public Value compose(Value x) {
    return x.then(features).then(avgpool).then(classifier);
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> classifier.forward(avgpool.forward(features.forward(x))));
  }
}
