package org.fovea.benchmarks.training;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Layer;

/** What is trained: a network of ten classes and the shape of its pictures. */
public enum TrainedModel {
  /** ResNet-18 for pictures of 3x32x32. */
  RESNET18(3, 32),
  /** LeNet-5 for pictures of 1x28x28. */
  LENET5(1, 28);

  static final int CLASSES = 10;

  final int channels;
  final int extent;

  TrainedModel(int channels, int extent) {
    this.channels = channels;
    this.extent = extent;
  }

  Layer create(RandomGenerator random) {
    return switch (this) {
      case RESNET18 -> new CifarResNet18(random);
      case LENET5 -> LeNet5.create(random);
    };
  }
}
