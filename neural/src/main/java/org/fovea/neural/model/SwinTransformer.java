package org.fovea.neural.model;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.AdaptiveAvgPool2d;
import org.fovea.neural.layer.Flatten;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.LayerNorm;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.layer.Permute;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.Tensor;

/**
 * The Swin Transformer (Hierarchical Vision Transformer using Shifted Windows, Liu et al., 2021),
 * any input size from the patch's: feature maps are padded to whole windows. They are channels
 * last, {@code [N, H, W, C]}, as in torchvision, also the last one. Parts and initial values as
 * there.
 */
public final class SwinTransformer extends ImageClassifier {
  static final double EPS = 1e-5;

  private final Sequential features;
  private final LayerNorm norm;
  private final Permute permute;
  private final AdaptiveAvgPool2d avgpool;
  private final Flatten flatten;
  private final Linear head;

  /**
   * Makes a network.
   *
   * @param architecture which
   * @param config classes and channels
   * @param random the source of the initial values and of stochastic depth
   */
  public SwinTransformer(SwinConfig architecture, ModelConfig config, RandomGenerator random) {
    super(config, "head", "features");
    int last = architecture.lastChannels();
    features = child("features", features(architecture, config, random));
    norm = child("norm", new LayerNorm(EPS, last));
    permute = child("permute", Permute.toChannelsFirst());
    avgpool = child("avgpool", new AdaptiveAvgPool2d(1, 1));
    flatten = child("flatten", new Flatten());
    head = child("head", Blank.linear(last, config.classes()));
    if (config.initialised()) {
      InitialValues.Rule linear = InitialValues.zeroBias(InitialValues.truncated(0.02));
      InitialValues.draw(this, InitialValues.PYTORCH, linear, random);
    }
  }

  private static Sequential features(
      SwinConfig architecture, ModelConfig config, RandomGenerator random) {
    List<Layer> layers = new ArrayList<>();
    layers.add(patches(architecture, config));
    int total = architecture.depths().stream().mapToInt(Integer::intValue).sum();
    int done = 0;
    for (int stage = 0; stage < architecture.depths().size(); stage++) {
      int channels = architecture.channels() << stage;
      int heads = architecture.heads().get(stage);
      List<Layer> blocks = new ArrayList<>();
      for (int i = 0; i < architecture.depths().get(stage); i++) {
        int window = architecture.window();
        WindowAttention attention =
            new WindowAttention(channels, heads, window, i % 2 == 0 ? 0 : window / 2);
        double skip = architecture.skip() * done++ / Math.max(1, total - 1);
        blocks.add(new SwinBlock(channels, attention, skip, config, random));
      }
      layers.add(new Sequential(blocks));
      if (stage + 1 < architecture.depths().size()) {
        layers.add(new PatchMerging(channels));
      }
    }
    return new Sequential(layers);
  }

  private static Sequential patches(SwinConfig architecture, ModelConfig config) {
    int patch = architecture.patch();
    int channels = architecture.channels();
    Conv2dConfig apart = Conv2dConfig.defaults().withStride(patch);
    return new Sequential(
        Blank.conv(config.channels(), channels, patch, apart, true),
        Permute.toChannelsLast(),
        new LayerNorm(EPS, channels));
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> compute(x));
  }

  private Tensor compute(Tensor x) {
    Tensor map = permute.forward(norm.forward(features.forward(x)));
    return head.forward(flatten.forward(avgpool.forward(map)));
  }
}
