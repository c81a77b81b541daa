package org.fovea.neural.detection.yolo;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.MaxPool2d;
import org.fovea.neural.layer.Sequential;

/** Puts together chains of convolutions and poolings as Darknet has them. */
final class DarknetLayers {
  private final List<Layer> layers = new ArrayList<>();
  private final YoloScale scale;
  private final RandomGenerator random;
  private int channels;

  DarknetLayers(int channels, YoloScale scale, RandomGenerator random) {
    this.channels = channels;
    this.scale = scale;
    this.random = random;
  }

  /** A convolution to so many channels at width 1. */
  DarknetLayers conv(int full, int kernel, int stride) {
    int out = scale.channels(full);
    layers.add(NormalisedConv.leaky(channels, out, kernel, stride, random));
    channels = out;
    return this;
  }

  /** 1 x 1 to half of the channels and 3 x 3 to all of them, again and again. */
  DarknetLayers pairs(int full, int count) {
    for (int i = 0; i < count; i++) {
      conv(full / 2, 1, 1).conv(full, 3, 1);
    }
    return this;
  }

  DarknetLayers add(Layer layer) {
    layers.add(layer);
    return this;
  }

  DarknetLayers pool() {
    return add(new MaxPool2d(2));
  }

  Sequential build() {
    return new Sequential(layers);
  }
}
