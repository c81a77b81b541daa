package org.fovea.neural.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.fovea.neural.op.Add;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What all detectors have in common, on small ones with their first weights. */
class SmallDetectorsTest {
  private static final DetectionTarget NOTHING =
      new DetectionTarget(
          Tensor.zeros(0, 4),
          IntTensor.of(),
          Tensor.zeros(0, ShapeExamples.SIDE, ShapeExamples.SIDE),
          Tensor.zeros(0, 2, 3));

  private static NeuralDetector detector(SmallDetectors kind) {
    return kind.make(new SplittableRandom(1));
  }

  private static DetectionBatch batch() {
    return DetectionBatch.of(ShapeExamples.of(2, 3));
  }

  /** The pictures have no objects at all, or one has and one has not. */
  @ParameterizedTest
  @EnumSource(SmallDetectors.class)
  void learnsFromPicturesWithoutObjects(SmallDetectors kind) {
    DetectionBatch batch = batch();
    for (DetectionTarget first : List.of(NOTHING, batch.targets().get(0))) {
      NeuralDetector detector = detector(kind);
      Map<String, Tensor> losses = detector.losses(batch.images(), List.of(first, NOTHING));
      losses.values().stream().reduce(Add::add).orElseThrow().backward();
      assertThat(losses.values()).allMatch(loss -> Float.isFinite(loss.item()));
      assertThat(detector.parameters())
          .allMatch(p -> p.grad() == null || Float.isFinite(p.grad().data()[0]));
    }
  }

  @ParameterizedTest
  @EnumSource(SmallDetectors.class)
  void seesPicturesOfAnyExtents(SmallDetectors kind) {
    NeuralDetector detector = detector(kind);
    detector.eval();
    List<Tensor> images = List.of(Tensor.zeros(3, 1, 1), Tensor.full(0.5f, 3, 40, 7));
    List<DetectedObjects> found = detector.detect(images);
    assertThat(found).hasSize(2);
    for (int i = 0; i < 2; i++) {
      float[] boxes = found.get(i).boxes().data();
      for (int k = 0; k < boxes.length; k++) {
        int extent = images.get(i).dim(k % 2 == 0 ? 2 : 1);
        // The way back to the picture's own pixels rounds.
        assertThat(boxes[k]).isBetween(0f, extent * 1.0001f);
      }
    }
  }

  /** One thread and three give the same losses, gradients and detections, bit for bit. */
  @ParameterizedTest
  @EnumSource(SmallDetectors.class)
  void sameForAnyNumberOfThreads(SmallDetectors kind) {
    assertThat(Workers.fixed(3).call(() -> bits(kind)))
        .isDeepEqualTo(Workers.NONE.call(() -> bits(kind)));
  }

  private static float[][] bits(SmallDetectors kind) {
    NeuralDetector detector = detector(kind);
    Tensor loss =
        detector.losses(batch().images(), batch().targets()).values().stream()
            .reduce(Add::add)
            .orElseThrow();
    loss.backward();
    DetectedObjects found = detector.detect(batch().images()).get(0);
    return new float[][] {
      loss.data(),
      Objects.requireNonNull(detector.parameters().get(0).grad()).data(),
      found.boxes().data(),
      found.scores().data()
    };
  }

  @Test
  void saysWhatIsWrongWithTargets() {
    NeuralDetector detector = detector(SmallDetectors.SSD);
    List<Tensor> image = List.of(Tensor.zeros(3, 8, 8));
    assertThatThrownBy(() -> detector.losses(image, List.of()))
        .isInstanceOf(ShapeException.class)
        .hasMessage("detector: 1 pictures and 0 targets, expected as many");
    DetectionTarget background = target(0, 1, 1, 4, 4);
    assertThatThrownBy(() -> detector.losses(image, List.of(background)))
        .hasMessage("detector: label 0, expected 1 to 2");
    assertThatThrownBy(() -> target(1, 1, 1, 1, 4))
        .hasMessage("detection target: box 0 is 1.0, 1.0, 1.0, 4.0, expected x1 < x2 and y1 < y2");
    assertThatThrownBy(() -> DetectionTarget.of(Tensor.zeros(0, 4), IntTensor.of(1)))
        .isInstanceOf(ShapeException.class);
  }

  private static DetectionTarget target(int label, float... box) {
    return DetectionTarget.of(Tensor.of(box, 1, 4), IntTensor.of(label));
  }

  @Test
  void masksAreNeededToLearnMasks() {
    NeuralDetector detector = detector(SmallDetectors.MASK_RCNN);
    DetectionTarget target = target(1, 5, 5, 40, 40);
    assertThatThrownBy(() -> detector.losses(List.of(Tensor.zeros(3, 64, 64)), List.of(target)))
        .hasMessage("mask loss: target 0 has no masks");
  }
}
