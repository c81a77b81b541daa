package org.fovea.neural.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import org.fovea.neural.data.DataLoader;
import org.fovea.neural.data.DataLoaderConfig;
import org.fovea.neural.data.ExampleSource;
import org.fovea.neural.optim.Adam;
import org.fovea.neural.optim.AdamConfig;
import org.fovea.neural.train.Trainer;
import org.fovea.neural.train.TrainerConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Detectors learn three pictures by heart: boxes, classes and masks. */
class OverfitTest {
  @ParameterizedTest
  @EnumSource(SmallDetectors.class)
  void findsWhatItLearned(SmallDetectors kind) {
    NeuralDetector detector = kind.make(new SplittableRandom(1));
    DetectionTask task = new DetectionTask(detector);
    DataLoader<DetectionExample, DetectionBatch> loader =
        new DataLoader<>(
            ExampleSource.of(ShapeExamples.of(3, 5)),
            DetectionBatch::of,
            DataLoaderConfig.batch(1));
    Adam adam = new Adam(detector.parameters(), AdamConfig.of(3e-3));
    new Trainer<>(task, adam, TrainerConfig.of(kind.steps)).fit(loader, null);
    Map<String, Double> figures = task.validate(loader.epoch(0));
    assertThat(figures.get(DetectionTask.AP50)).isGreaterThanOrEqualTo(0.95);
    if (kind == SmallDetectors.MASK_RCNN) {
      assertThat(figures.get(DetectionTask.MASK_AP50)).isGreaterThanOrEqualTo(0.95);
    } else {
      assertThat(figures).doesNotContainKey(DetectionTask.MASK_AP50);
    }
  }
}
