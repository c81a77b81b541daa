package org.fovea.benchmarks.training;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.model.Models;

/** What is trained: a network of ten classes and the shape of its pictures. */
public enum TrainedModel {
  /** ResNet-18 for pictures of 3x32x32. */
  RESNET18("resnet18_cifar", 3, 32),
  /** LeNet-5 for pictures of 1x28x28. */
  LENET5("lenet5", 1, 28);

  static final int CLASSES = 10;

  final String model;
  final int channels;
  final int extent;

  TrainedModel(String model, int channels, int extent) {
    this.model = model;
    this.channels = channels;
    this.extent = extent;
  }

  Layer create(RandomGenerator random) {
    return Models.create(model, CLASSES, random);
  }
}
