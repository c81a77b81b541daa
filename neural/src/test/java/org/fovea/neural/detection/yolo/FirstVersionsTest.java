package org.fovea.neural.detection.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.fovea.neural.detection.DetectionTarget;
import org.fovea.neural.detection.Detectors;
import org.fovea.neural.detection.NeuralDetector;
import org.fovea.neural.detection.Size;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** YOLOv1 to YOLOv3: sizes, losses, the grid. */
class FirstVersionsTest {
  private static final YoloScale NARROW = new YoloScale(0.33, 1 / 16.0, false);
  private static final DetectionTarget TARGET =
      DetectionTarget.of(
          Tensor.of(new float[] {3, 5, 33, 40, 30, 70, 103, 100}, 2, 4), IntTensor.of(1, 2));

  /**
   * Numbers in the weight files that were published for COCO, yolov3.weights of 248,007,048 bytes
   * and yolov2.weights of 203,934,260, of four bytes each after headers of 20 and 16 bytes.
   */
  @ParameterizedTest
  @CsvSource({"yolov3, 62001757", "yolov2, 50983561"})
  void hasAsManyNumbersAsTheReference(String name, long numbers) {
    NeuralDetector detector = Detectors.create(name, 81, new SplittableRandom(1));
    long count =
        detector.stateDict().entrySet().stream()
            .filter(entry -> !entry.getKey().endsWith("num_batches_tracked"))
            .mapToLong(entry -> entry.getValue().numel())
            .sum();
    assertThat(count).isEqualTo(numbers);
  }

  private static NeuralDetector detector(String name) {
    SplittableRandom random = new SplittableRandom(4);
    Letterbox box = Letterbox.square(128);
    return switch (name) {
      case "v3" -> new YoloV3(NARROW, 3, PriorConfig.yoloV3().withLetterbox(box), random);
      case "v2" -> new YoloV2(NARROW, 3, PriorConfig.yoloV2().withLetterbox(box), random);
      default -> new YoloV1(NARROW, 3, YoloV1Config.defaults().withLetterbox(box), random);
    };
  }

  /**
   * By the last biases; matches stay the same over such steps. Objectness of the second version and
   * of the first learn an overlap, which gradients take as given, and so are left out.
   */
  @ParameterizedTest
  @CsvSource({
    "v3, box, heads.1.1.bias",
    "v3, objectness, heads.1.1.bias",
    "v3, classes, heads.1.1.bias",
    "v2, box, head.bias",
    "v2, classes, head.bias",
    "v1, box, head.4.bias",
    "v1, no_objectness, head.4.bias",
    "v1, classes, head.4.bias"
  })
  void gradientsAreSlopes(String name, String loss, String part) {
    NeuralDetector detector = detector(name);
    detector.eval();
    List<Tensor> image = List.of(Tensor.randn(new SplittableRandom(5), 3, 128, 128));
    Parameter bias = Objects.requireNonNull(detector.namedParameters().get(part));
    GradientCheck.check(
        bias, () -> Objects.requireNonNull(detector.losses(image, List.of(TARGET)).get(loss)));
  }

  /** One box to a cell of 64 pixels: equation 3 by hand. */
  @Test
  void theCellThatHoldsTheCentreTellsTheObject() {
    CellBoxes cells = new CellBoxes(new Size(128, 128), new Size(2, 2), 1);
    // Objects of label 2 around (32, 96), the lower left cell's middle: 32 wide and 8 high.
    DetectionTarget target =
        DetectionTarget.of(Tensor.of(new float[] {16, 92, 48, 100}, 1, 4), IntTensor.of(2));
    Tensor output = Tensor.zeros(1, 4, 7);
    output.data()[2 * 7 + 2] = 0.5f;
    output.data()[2 * 7 + 3] = 0.25f;
    output.data()[2 * 7] = 0.5f;
    output.data()[2 * 7 + 1] = 0.5f;
    output.data()[4] = 0.5f;
    CellBoxes.Wanted wanted = cells.wanted(output, List.of(target));
    assertThat(cells.decode(output).data()).contains(16, 92, 48, 100);
    assertThat(wanted.error(output, CellBoxes.Part.BOX, 5).item()).isZero();
    // The box overlaps the object fully and tells an objectness of 0.
    assertThat(wanted.error(output, CellBoxes.Part.OBJECT, 1).item()).isEqualTo(1);
    assertThat(wanted.error(output, CellBoxes.Part.NO_OBJECT, 0.5f).item()).isEqualTo(0.125f);
    assertThat(wanted.error(output, CellBoxes.Part.CLASSES, 1).item()).isEqualTo(1);
    output.data()[2 * 7] = 0.75f;
    output.data()[2 * 7 + 2] = 0.4f;
    assertThat(wanted.error(output, CellBoxes.Part.BOX, 5).item())
        .isCloseTo(5 * (0.0625f + 0.01f), within(1e-6f));
  }

  @Test
  void namesBadValues() {
    assertThatThrownBy(() -> YoloV1Config.defaults().withLetterbox(Letterbox.square(96)))
        .hasMessageContaining("multiples of 64");
    assertThatThrownBy(() -> new YoloV3(NARROW, 3, PriorConfig.yoloV2(), new SplittableRandom(1)))
        .hasMessage("yolo v3: priors of 1 maps, expected 3");
    assertThatThrownBy(() -> new YoloV2(NARROW, 3, PriorConfig.yoloV3(), new SplittableRandom(1)))
        .hasMessage("yolo v2: priors of 3 maps, expected 1");
    assertThatThrownBy(() -> PriorConfig.yoloV3().withPriors(List.of()))
        .hasMessageContaining("priors []");
  }
}
