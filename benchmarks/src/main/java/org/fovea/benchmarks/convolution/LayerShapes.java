package org.fovea.benchmarks.convolution;

import java.util.ArrayList;
import java.util.List;

/**
 * Every distinct convolution of ResNet-50, VGG-16 and MobileNetV2 on a picture of 224x224, in the
 * order of its first appearance. Read off torchvision 0.14's networks by forward hooks.
 */
public final class LayerShapes {
  private LayerShapes() {}

  /**
   * The layers of all three networks.
   *
   * @return network by network; no two have a shape in common
   */
  public static List<NetworkLayer> all() {
    List<NetworkLayer> layers = new ArrayList<>();
    layers.addAll(resnet50());
    layers.addAll(vgg16());
    layers.addAll(mobileNetV2());
    return layers;
  }

  /**
   * ResNet-50, whose stride of 2 is in the 3x3 convolution.
   *
   * @return its convolutions
   */
  public static List<NetworkLayer> resnet50() {
    String name = "ResNet-50";
    return List.of(
        layer(name, 1, 3, 224, 64, 7, 2, 1),
        layer(name, 1, 64, 56, 64, 1, 1, 1),
        layer(name, 3, 64, 56, 64, 3, 1, 1),
        layer(name, 4, 64, 56, 256, 1, 1, 1),
        layer(name, 2, 256, 56, 64, 1, 1, 1),
        layer(name, 1, 256, 56, 128, 1, 1, 1),
        layer(name, 1, 128, 56, 128, 3, 2, 1),
        layer(name, 4, 128, 28, 512, 1, 1, 1),
        layer(name, 1, 256, 56, 512, 1, 2, 1),
        layer(name, 3, 512, 28, 128, 1, 1, 1),
        layer(name, 3, 128, 28, 128, 3, 1, 1),
        layer(name, 1, 512, 28, 256, 1, 1, 1),
        layer(name, 1, 256, 28, 256, 3, 2, 1),
        layer(name, 6, 256, 14, 1024, 1, 1, 1),
        layer(name, 1, 512, 28, 1024, 1, 2, 1),
        layer(name, 5, 1024, 14, 256, 1, 1, 1),
        layer(name, 5, 256, 14, 256, 3, 1, 1),
        layer(name, 1, 1024, 14, 512, 1, 1, 1),
        layer(name, 1, 512, 14, 512, 3, 2, 1),
        layer(name, 3, 512, 7, 2048, 1, 1, 1),
        layer(name, 1, 1024, 14, 2048, 1, 2, 1),
        layer(name, 2, 2048, 7, 512, 1, 1, 1),
        layer(name, 2, 512, 7, 512, 3, 1, 1));
  }

  /**
   * VGG-16.
   *
   * @return its convolutions
   */
  public static List<NetworkLayer> vgg16() {
    String name = "VGG-16";
    return List.of(
        layer(name, 1, 3, 224, 64, 3, 1, 1),
        layer(name, 1, 64, 224, 64, 3, 1, 1),
        layer(name, 1, 64, 112, 128, 3, 1, 1),
        layer(name, 1, 128, 112, 128, 3, 1, 1),
        layer(name, 1, 128, 56, 256, 3, 1, 1),
        layer(name, 2, 256, 56, 256, 3, 1, 1),
        layer(name, 1, 256, 28, 512, 3, 1, 1),
        layer(name, 2, 512, 28, 512, 3, 1, 1),
        layer(name, 3, 512, 14, 512, 3, 1, 1));
  }

  /**
   * MobileNetV2.
   *
   * @return its convolutions
   */
  public static List<NetworkLayer> mobileNetV2() {
    String name = "MobileNetV2";
    return List.of(
        layer(name, 1, 3, 224, 32, 3, 2, 1),
        layer(name, 1, 32, 112, 32, 3, 1, 32),
        layer(name, 1, 32, 112, 16, 1, 1, 1),
        layer(name, 1, 16, 112, 96, 1, 1, 1),
        layer(name, 1, 96, 112, 96, 3, 2, 96),
        layer(name, 1, 96, 56, 24, 1, 1, 1),
        layer(name, 2, 24, 56, 144, 1, 1, 1),
        layer(name, 1, 144, 56, 144, 3, 1, 144),
        layer(name, 1, 144, 56, 24, 1, 1, 1),
        layer(name, 1, 144, 56, 144, 3, 2, 144),
        layer(name, 1, 144, 28, 32, 1, 1, 1),
        layer(name, 3, 32, 28, 192, 1, 1, 1),
        layer(name, 2, 192, 28, 192, 3, 1, 192),
        layer(name, 2, 192, 28, 32, 1, 1, 1),
        layer(name, 1, 192, 28, 192, 3, 2, 192),
        layer(name, 1, 192, 14, 64, 1, 1, 1),
        layer(name, 4, 64, 14, 384, 1, 1, 1),
        layer(name, 4, 384, 14, 384, 3, 1, 384),
        layer(name, 3, 384, 14, 64, 1, 1, 1),
        layer(name, 1, 384, 14, 96, 1, 1, 1),
        layer(name, 3, 96, 14, 576, 1, 1, 1),
        layer(name, 2, 576, 14, 576, 3, 1, 576),
        layer(name, 2, 576, 14, 96, 1, 1, 1),
        layer(name, 1, 576, 14, 576, 3, 2, 576),
        layer(name, 1, 576, 7, 160, 1, 1, 1),
        layer(name, 3, 160, 7, 960, 1, 1, 1),
        layer(name, 3, 960, 7, 960, 3, 1, 960),
        layer(name, 2, 960, 7, 160, 1, 1, 1),
        layer(name, 1, 960, 7, 320, 1, 1, 1),
        layer(name, 1, 320, 7, 1280, 1, 1, 1));
  }

  private static NetworkLayer layer(
      String network,
      int count,
      int channels,
      int extent,
      int outChannels,
      int kernel,
      int stride,
      int groups) {
    return new NetworkLayer(
        network, new LayerShape(channels, extent, outChannels, kernel, stride, groups), count);
  }
}
