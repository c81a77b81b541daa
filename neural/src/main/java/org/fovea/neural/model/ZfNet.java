package org.fovea.neural.model;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.LocalResponseNorm;
import org.fovea.neural.layer.MaxPool2d;
import org.fovea.neural.layer.ReLU;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.Pool2dConfig;

/**
 * ZFNet (Visualizing and Understanding Convolutional Networks, Zeiler and Fergus, 2014, figure 3):
 * AlexNet with a finer first layer. Feature maps of 110, 55, 26, 13, 13, 13 and 6 pixels from 224 x
 * 224, as in the figure; any input size from 53 x 53. The contrast normalisation across maps is
 * AlexNet's response normalisation (n = 5, alpha = 1e-4, beta = 0.75, k = 2). Initial weights
 * normal with deviation 0.01, biases 0, as in the paper. torchvision does not have it: parts are
 * named as those of its AlexNet.
 */
public final class ZfNet extends SequentialClassifier {
  private static final int POOLED = 6;
  private static final int NEIGHBOURS = 5;

  /** PyTorch divides the sum over neighbours by their number, the paper does not. */
  private static final double ALPHA = 1e-4 * NEIGHBOURS;

  /**
   * Makes a network.
   *
   * @param config classes and channels
   * @param random the source of the initial values and of dropout
   */
  public ZfNet(ModelConfig config, RandomGenerator random) {
    super(
        config,
        features(config),
        POOLED,
        WideClassifier.dropoutFirst(256 * POOLED * POOLED, config, random));
    if (config.initialised()) {
      InitialValues.draw(this, InitialValues.normal(0.01), InitialValues.normal(0.01), random);
    }
  }

  private static Sequential features(ModelConfig config) {
    return new Sequential(
        conv(config.channels(), 96, 7, 2, 1),
        new ReLU(),
        halve(1),
        contrast(),
        conv(96, 256, 5, 2, 0),
        new ReLU(),
        halve(1),
        contrast(),
        conv(256, 384, 3, 1, 1),
        new ReLU(),
        conv(384, 384, 3, 1, 1),
        new ReLU(),
        conv(384, 256, 3, 1, 1),
        new ReLU(),
        halve(0));
  }

  private static Conv2d conv(int in, int out, int kernel, int stride, int padding) {
    Conv2dConfig geometry = Conv2dConfig.defaults().withStride(stride).withPadding(padding);
    return Blank.conv(in, out, kernel, geometry, true);
  }

  private static MaxPool2d halve(int padding) {
    return new MaxPool2d(Pool2dConfig.of(3).withStride(2).withPadding(padding));
  }

  private static LocalResponseNorm contrast() {
    return new LocalResponseNorm(NEIGHBOURS, ALPHA, 0.75, 2);
  }
}
