package org.fovea.neural.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

class FcosTinyTest {
  private final NeuralDetector detector =
      Detectors.create("fcos_tiny", 8, 64, new SplittableRandom(1));

  /** Two megabytes of float32 hold half a million. */
  @Test
  void isSmall() {
    assertThat(detector.parameters().stream().mapToLong(Parameter::numel).sum())
        .isBetween(250_000L, 500_000L);
  }

  @Test
  void learnsAndFindsInPicturesOfAnySize() {
    Tensor boxes = Tensor.of(new float[] {3, 4, 20, 21}, 1, 4);
    DetectionTarget target = DetectionTarget.of(boxes, IntTensor.of(7));
    assertThat(detector.losses(List.of(Tensor.zeros(3, 31, 45)), List.of(target)))
        .containsOnlyKeys("classification", "bbox_regression", "bbox_ctrness");
    detector.eval();
    assertThat(detector.detect(List.of(Tensor.zeros(3, 31, 45), Tensor.zeros(3, 1, 1)))).hasSize(2);
  }

  @Test
  void sizesThatANetworkHasNotAreRefused() {
    assertThatThrownBy(() -> Detectors.create("fcos_tiny", 2, 31, new SplittableRandom(1)))
        .hasMessage("size is 31, expected 32 or more");
    assertThatThrownBy(() -> Detectors.create("ssd300_vgg16", 2, 512, new SplittableRandom(1)))
        .hasMessage("size is 512, expected 300");
    assertThatThrownBy(() -> Detectors.create("yolox_pico", 2, 100, new SplittableRandom(1)))
        .hasMessage("size is 100, expected a multiple of 32");
    assertThat(Detectors.names())
        .allSatisfy(name -> assertThat(Detectors.usualSize(name)).isBetween(300, 800));
  }
}
