package org.fovea.benchmarks.training;

import static org.fovea.neural.op.AvgPool2d.avgPool2d;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Activation;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Flatten;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.Pool2dConfig;

/**
 * LeNet-5 (LeCun et al., "Gradient-based learning applied to document recognition", 1998, figure 2)
 * as it is written today: average pooling without parameters, every map of the second convolution
 * connected with all of the first, a linear last layer.
 */
final class LeNet5 {
  private LeNet5() {}

  /** {@code [N, 1, 28, 28]}, padded to 32x32, to {@code [N, 10]}. */
  static Layer create(RandomGenerator random) {
    return new Sequential(
        new Conv2d(1, 6, 5, Conv2dConfig.defaults().withPadding(2), random),
        Activation.tanh(),
        halve(),
        new Conv2d(6, 16, 5, Conv2dConfig.defaults(), random),
        Activation.tanh(),
        halve(),
        new Flatten(),
        new Linear(400, 120, random),
        Activation.tanh(),
        new Linear(120, 84, random),
        Activation.tanh(),
        new Linear(84, 10, random));
  }

  private static Layer halve() {
    return new Activation(x -> avgPool2d(x, Pool2dConfig.of(2), true));
  }
}
