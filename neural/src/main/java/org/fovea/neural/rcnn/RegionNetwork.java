package org.fovea.neural.rcnn;

import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Flatten;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.layer.MaxPool2d;
import org.fovea.neural.layer.ReLU;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.Tensor;

/**
 * The network over warped regions, {@code [N, 3, S, S]} to class scores {@code [N, K + 1]}: three
 * times convolution 3x3, batch normalisation, ReLU and pooling, then a hidden layer, then a score
 * for the background and for each class.
 */
final class RegionNetwork extends Layer {
  private final Sequential body;
  private final Sequential hidden;
  private final Linear classifier;

  /**
   * An untrained network.
   *
   * @param config its sizes
   * @param classes classes K, background not counted
   * @param random draws the first weights
   */
  RegionNetwork(RegionNetworkConfig config, int classes, RandomGenerator random) {
    int width = config.width();
    body =
        child(
            "body",
            new Sequential(
                convolution(3, width, random),
                new BatchNorm2d(width),
                new ReLU(),
                new MaxPool2d(2),
                convolution(width, 2 * width, random),
                new BatchNorm2d(2 * width),
                new ReLU(),
                new MaxPool2d(2),
                convolution(2 * width, 4 * width, random),
                new BatchNorm2d(4 * width),
                new ReLU(),
                new MaxPool2d(2),
                new Flatten()));
    int side = config.inputSize() / 8;
    hidden =
        child(
            "hidden",
            new Sequential(
                List.of(new Linear(4 * width * side * side, config.hidden(), random), new ReLU())));
    classifier = child("classifier", new Linear(config.hidden(), classes + 1, random));
  }

  private static Conv2d convolution(int in, int out, RandomGenerator random) {
    return new Conv2d(in, out, 3, 3, Conv2dConfig.defaults().withPadding(1), false, random);
  }

  @Override
  public Tensor forward(Tensor regions) {
    return classifier.forward(hidden.forward(body.forward(regions)));
  }

  /** What the last pooling says of regions {@code [N, 3, S, S]}: {@code [N, P]}. */
  Tensor pooled(Tensor regions) {
    return body.forward(regions);
  }

  /** What the hidden layer makes of the pooled features {@code [N, P]}: {@code [N, H]}. */
  Tensor hidden(Tensor pooled) {
    return hidden.forward(pooled);
  }
}
