package org.fovea.neural.model;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.MaxPool2d;
import org.fovea.neural.layer.ReLU;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Conv2dConfig;

/**
 * VGG (Very Deep Convolutional Networks, Simonyan and Zisserman, 2015, table 1), with batch
 * normalisation after each convolution or without. Any input size from 32 x 32. Parts and initial
 * values as in torchvision.
 */
public final class Vgg extends SequentialClassifier {
  private static final int POOLED = 7;

  /** The number of layers with weights. */
  public enum Depth {
    /** Configuration A. */
    VGG11,
    /** Configuration B. */
    VGG13,
    /** Configuration D. */
    VGG16,
    /** Configuration E. */
    VGG19;

    /** How many 3 x 3 convolutions there are before each of the five poolings. */
    private List<Integer> convolutions() {
      return switch (this) {
        case VGG11 -> List.of(1, 1, 2, 2, 2);
        case VGG13 -> List.of(2, 2, 2, 2, 2);
        case VGG16 -> List.of(2, 2, 3, 3, 3);
        case VGG19 -> List.of(2, 2, 4, 4, 4);
      };
    }
  }

  /**
   * Makes a network.
   *
   * @param depth which
   * @param batchNorm whether each convolution is followed by batch normalisation
   * @param config classes and channels
   * @param random the source of the initial values and of dropout
   */
  public Vgg(Depth depth, boolean batchNorm, ModelConfig config, RandomGenerator random) {
    super(
        config,
        features(depth, batchNorm, config),
        POOLED,
        WideClassifier.dropoutLast(512 * POOLED * POOLED, config, random));
    if (config.initialised()) {
      InitialValues.draw(this, InitialValues.KAIMING_FAN_OUT, InitialValues.normal(0.01), random);
    }
  }

  private static Sequential features(Depth depth, boolean batchNorm, ModelConfig config) {
    List<Layer> layers = new ArrayList<>();
    Conv2dConfig same = Conv2dConfig.defaults().withPadding(1);
    int in = config.channels();
    List<Integer> convolutions = depth.convolutions();
    for (int stage = 0; stage < convolutions.size(); stage++) {
      int out = Math.min(512, 64 << stage);
      for (int i = 0; i < convolutions.get(stage); i++) {
        layers.add(Blank.conv(in, out, 3, same, true));
        if (batchNorm) {
          layers.add(new BatchNorm2d(out));
        }
        layers.add(new ReLU());
        in = out;
      }
      layers.add(new MaxPool2d(2));
    }
    return new Sequential(layers);
  }
}
