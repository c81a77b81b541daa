package org.fovea.neural.detection.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.fovea.neural.detection.DetectionTarget;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two heads' losses, and how they are balanced over training. */
class DualAssignmentYoloTest {
  private static final DetectionTarget TARGET =
      DetectionTarget.of(
          Tensor.of(new float[] {3, 5, 33, 40, 30, 30, 63, 60}, 2, 4), IntTensor.of(1, 2));

  /** What is wanted of classes does not follow their scores, which no gradient would tell. */
  private static DualAssignmentYolo detector() {
    DualAssignmentConfig config =
        new DualAssignmentConfig(
            Letterbox.square(64),
            new TaskAligned(10, 0, 6, 4),
            new TaskAligned(1, 0, 6, 4),
            5,
            new LossBalance(0.75, 0.25, 2),
            0.01,
            300);
    return DualAssignmentYolo.of(YoloScale.PICO, 3, config, new SplittableRandom(4));
  }

  private static Map<String, Tensor> losses(DualAssignmentYolo detector) {
    List<Tensor> image = List.of(Tensor.randn(new SplittableRandom(5), 3, 64, 64));
    return detector.losses(image, List.of(TARGET));
  }

  private static float manyClasses(DualAssignmentYolo detector) {
    return Objects.requireNonNull(losses(detector).get("many_classes")).item();
  }

  /** By the biases of the middle map; assignments stay the same over such steps. */
  @ParameterizedTest
  @ValueSource(strings = {"many", "one"})
  void gradientsAreSlopes(String head) {
    DualAssignmentYolo detector = detector();
    detector.eval();
    GradientCheck.check(
        Objects.requireNonNull(detector.namedParameters().get(head + ".cls_preds.1.bias")),
        () -> Objects.requireNonNull(losses(detector).get(head + "_classes")));
  }

  /** In evaluation mode weights and steps stand still: the loss scales with the share alone. */
  @Test
  void theShareMovesWithTrainingSteps() {
    DualAssignmentYolo detector = detector();
    detector.eval();
    float before = manyClasses(detector);
    assertThat(manyClasses(detector)).isEqualTo(before);
    Tensor steps = Objects.requireNonNull(detector.stateDict().get("steps"));
    steps.data()[0] = 1;
    float halfway = manyClasses(detector);
    assertThat(halfway).isCloseTo(before * 0.5f / 0.75f, within(before * 1e-6f));
    steps.data()[0] = 100;
    float last = manyClasses(detector);
    assertThat(last).isCloseTo(before * 0.25f / 0.75f, within(before * 1e-6f));
    detector.train();
    losses(detector);
    assertThat(steps.item()).isEqualTo(101);
  }
}
