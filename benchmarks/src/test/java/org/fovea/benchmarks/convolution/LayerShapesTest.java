package org.fovea.benchmarks.convolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayerShapesTest {
  private static void check(List<NetworkLayer> layers, int distinct, int count, long multiplyAdds) {
    assertThat(layers.stream().map(NetworkLayer::shape).distinct()).hasSize(distinct);
    assertThat(layers.stream().mapToInt(NetworkLayer::count).sum()).isEqualTo(count);
    assertThat(layers.stream().mapToLong(l -> l.count() * l.shape().multiplyAdds()).sum())
        .isEqualTo(multiplyAdds);
  }

  /** The numbers were counted by forward hooks on every nn.Conv2d, torchvision 0.14. */
  @Test
  void theNetworksHaveTorchvisionsConvolutions() {
    check(LayerShapes.resnet50(), 23, 53, 4_087_136_256L);
    check(LayerShapes.vgg16(), 9, 13, 15_346_630_656L);
    check(LayerShapes.mobileNetV2(), 30, 52, 299_494_272L);
    assertThat(LayerShapes.all().stream().map(NetworkLayer::shape).distinct()).hasSize(62);
  }

  @Test
  void theTextOfAShapeIsReadBack() {
    for (NetworkLayer layer : LayerShapes.all()) {
      assertThat(LayerShape.parse(layer.shape().toString())).isEqualTo(layer.shape());
    }
  }
}
