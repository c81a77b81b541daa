package org.fovea.neural.segmentation;

import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Activation;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Conv2dConfig;

/** A convolution that keeps the extents, batch normalisation and ReLU, named 0, 1 and 2. */
final class ConvBlock {
  private ConvBlock() {}

  static Sequential of(int in, int out, int kernel, RandomGenerator random) {
    return of(in, out, kernel, 1, random);
  }

  static Sequential of(int in, int out, int kernel, int dilation, RandomGenerator random) {
    return new Sequential(layers(in, out, kernel, dilation, random));
  }

  /** The three layers, for those who number them on. */
  static List<Layer> layers(int in, int out, int kernel, int dilation, RandomGenerator random) {
    Conv2dConfig same =
        Conv2dConfig.defaults().withPadding(kernel / 2 * dilation).withDilation(dilation);
    return List.of(
        new Conv2d(in, out, kernel, kernel, same, false, random),
        new BatchNorm2d(out),
        Activation.relu());
  }

  /** A 1 x 1 convolution with bias, which gives logits. */
  static Conv2d logits(int in, int classes, RandomGenerator random) {
    return new Conv2d(in, classes, 1, Conv2dConfig.defaults(), random);
  }
}
