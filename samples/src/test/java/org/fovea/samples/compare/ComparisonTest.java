package org.fovea.samples.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.progress.Progress;
import org.fovea.samples.scene.SceneDataset;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final SceneDataset TEST = SceneDataset.test(3, 1);
  private static final Comparison COMPARISON =
      new Comparison(
          new ComparisonData("scenes", SceneDataset.train(1, 1), TEST, List.of()),
          new PipelineSettings(5, true, 3));

  @Test
  void everyTestPictureIsDetectedOnAndTimed() {
    List<String> heard = new ArrayList<>();
    PipelineResult result =
        COMPARISON.run(
            FakePipeline.knowing("all", TEST, 1000, 1), (stage, done, total) -> heard.add(stage));
    assertThat(result.timing().millis()).hasSize(3);
    assertThat(result.detections()).extracting(Detection::imageId).contains(1L, 2L, 3L);
    assertThat(result.scores().get("AR100")).isGreaterThan(0.4);
    assertThat(heard).startsWith("Fake <all>: learning").endsWith("Fake <all>: detecting");
  }

  @Test
  void trainingHasTheThreadsAskedForAndDetectionOne() {
    List<Integer> parallelism = new ArrayList<>();
    Pipeline pipeline =
        new Pipeline(
            "threads",
            "Threads",
            "Counts them.",
            settings ->
                (data, progress) -> {
                  parallelism.add(ForkJoinTask.getPool().getParallelism());
                  return image -> {
                    parallelism.add(ForkJoinTask.getPool().getParallelism());
                    return List.of();
                  };
                });
    PipelineResult result = COMPARISON.run(pipeline, Progress.NONE);
    assertThat(parallelism).containsExactly(3, 1, 1, 1);
    assertThat(result.scores().get("AP")).isZero();
    assertThat(result.operatingPoint().f1()).isZero();
  }
}
