package org.fovea.neural.model;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.MaxPool2d;
import org.fovea.neural.layer.ReLU;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.Pool2dConfig;

/**
 * AlexNet as torchvision has it: the network for one processor (One weird trick for parallelizing
 * convolutional neural networks, Krizhevsky, 2014), without the response normalisation of the first
 * paper (Krizhevsky et al., 2012). Any input size from 63 x 63. Initial values by PyTorch's rule.
 */
public final class AlexNet extends SequentialClassifier {
  private static final int POOLED = 6;

  /**
   * Makes a network.
   *
   * @param config classes and channels
   * @param random the source of the initial values and of dropout
   */
  public AlexNet(ModelConfig config, RandomGenerator random) {
    super(
        config,
        features(config),
        POOLED,
        WideClassifier.dropoutFirst(256 * POOLED * POOLED, config, random));
    if (config.initialised()) {
      InitialValues.draw(this, InitialValues.PYTORCH, InitialValues.PYTORCH, random);
    }
  }

  private static Sequential features(ModelConfig config) {
    return new Sequential(
        conv(config.channels(), 64, 11, 4, 2),
        new ReLU(),
        halve(),
        conv(64, 192, 5, 1, 2),
        new ReLU(),
        halve(),
        conv(192, 384, 3, 1, 1),
        new ReLU(),
        conv(384, 256, 3, 1, 1),
        new ReLU(),
        conv(256, 256, 3, 1, 1),
        new ReLU(),
        halve());
  }

  private static Conv2d conv(int in, int out, int kernel, int stride, int padding) {
    Conv2dConfig geometry = Conv2dConfig.defaults().withStride(stride).withPadding(padding);
    return Blank.conv(in, out, kernel, geometry, true);
  }

  private static MaxPool2d halve() {
    return new MaxPool2d(Pool2dConfig.of(3).withStride(2));
  }
}
