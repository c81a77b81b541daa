package org.fovea.neural.detection.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.fovea.neural.detection.DetectionTarget;
import org.fovea.neural.detection.Detectors;
import org.fovea.neural.detection.NeuralDetector;
import org.fovea.neural.detection.Size;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** YOLOX's sizes, shapes and losses. */
class YoloXTest {
  /** Millions of parameters in tables 2, 5 and 6 of the paper, to the digits given there. */
  @ParameterizedTest
  @CsvSource({
    "nano, 0.91, 0.005",
    "tiny, 5.06, 0.005",
    "s, 9.0, 0.05",
    "m, 25.3, 0.05",
    "l, 54.2, 0.05",
    "x, 99.1, 0.05"
  })
  void hasAsManyParametersAsInThePaper(String size, double millions, double digits) {
    NeuralDetector detector = Detectors.create("yolox_" + size, 81, new SplittableRandom(1));
    long count = detector.parameters().stream().mapToLong(Tensor::numel).sum();
    assertThat(count / 1e6).isCloseTo(millions, within(digits));
  }

  @Test
  void mapsAreAnEighthToAThirtySecond() {
    PanBackbone backbone = new PanBackbone(YoloScale.PICO, false, new SplittableRandom(1));
    List<Tensor> maps = backbone.features(Tensor.zeros(2, 3, 64, 96));
    assertThat(maps.stream().map(map -> map.shape().toString()))
        .containsExactly("[2, 32, 8, 12]", "[2, 64, 4, 6]", "[2, 128, 2, 3]");
    assertThat(backbone.channels()).containsExactly(32, 64, 128);
    assertThatThrownBy(() -> backbone.features(Tensor.zeros(1, 3, 64, 65)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("multiples of 32");
  }

  @Test
  void codesAreTheInverseOfDecoding() {
    AnchorPoints points = AnchorPoints.of(new Size(64, 96), RandomPairs.maps());
    Tensor codes = Tensor.randn(new SplittableRandom(2), 1, points.count(), 4);
    Tensor boxes = points.decode(codes);
    int[] all = new int[points.count()];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
    }
    Tensor back = points.encode(Tensor.of(boxes.data(), points.count(), 4), all);
    // A coordinate of 100 pixels is exact to 8e-6, a width of 0.2 pixels thus to 1e-4 of itself.
    assertThat(back.data()).containsExactly(codes.data(), within(2e-4f));
    Tensor zero = points.decode(Tensor.zeros(1, points.count(), 4));
    assertThat(Arrays.copyOf(zero.data(), 8)).containsExactly(-4, -4, 4, 4, 4, -4, 12, 4);
  }

  /** By the bias of boxes and of objectness; assignments stay the same over such steps. */
  @ParameterizedTest
  @ValueSource(strings = {"box", "objectness", "classes"})
  void gradientsAreSlopes(String loss) {
    YoloX detector =
        YoloX.of(
            YoloScale.PICO,
            3,
            YoloXConfig.defaults().withLetterbox(Letterbox.square(64)),
            new SplittableRandom(4));
    detector.eval();
    DetectionTarget target =
        DetectionTarget.of(
            Tensor.of(new float[] {3, 5, 33, 40, 30, 30, 63, 60}, 2, 4), IntTensor.of(1, 2));
    List<Tensor> image = List.of(Tensor.randn(new SplittableRandom(5), 3, 64, 64));
    String part =
        switch (loss) {
          case "objectness" -> "head.obj_preds.1.bias";
          case "classes" -> "head.cls_preds.1.bias";
          default -> "head.reg_preds.1.bias";
        };
    Parameter bias = Objects.requireNonNull(detector.namedParameters().get(part));
    GradientCheck.check(
        bias, () -> Objects.requireNonNull(detector.losses(image, List.of(target)).get(loss)));
  }
}
