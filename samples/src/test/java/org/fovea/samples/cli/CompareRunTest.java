package org.fovea.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fovea.metrics.coco.CocoEvaluator;
import org.fovea.metrics.coco.CocoParams;
import org.fovea.metrics.coco.CocoReader;
import org.fovea.metrics.coco.CocoResult;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.samples.compare.Comparison;
import org.fovea.samples.compare.ComparisonData;
import org.fovea.samples.compare.FakePipeline;
import org.fovea.samples.compare.Pipeline;
import org.fovea.samples.compare.PipelineFailure;
import org.fovea.samples.compare.PipelineResult;
import org.fovea.samples.compare.PipelineSettings;
import org.fovea.samples.report.ReportFiles;
import org.fovea.samples.scene.SceneDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareRunTest {
  private static final SceneDataset TEST = SceneDataset.test(3, 1);
  private static final ComparisonData DATA =
      new ComparisonData("three <scenes>", SceneDataset.train(1, 1), TEST, List.of());

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  private List<PipelineResult> run(Pipeline... pipelines) throws IOException {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    try (ProgressDisplay display = new ProgressDisplay(nowhere, 0, System::nanoTime)) {
      Comparison comparison = new Comparison(DATA, new PipelineSettings(1, true, 1));
      return new CompareRun(comparison, new ReportFiles(folder), display).run(List.of(pipelines));
    }
  }

  @Test
  void theFilesGiveTheSameNumbersAgain() throws IOException {
    PipelineResult result = run(FakePipeline.knowing("half", TEST, 2, 1)).get(0);
    DetectionDataset truth = new CocoReader().readInstances(folder.resolve("truth.json"));
    CocoResult again =
        CocoEvaluator.evaluate(
            truth,
            new CocoReader().readResults(folder.resolve("detections-half.json"), truth),
            CocoParams.defaults());
    assertThat(again.summary()).isEqualTo(result.scores().summary());
    assertThat(result.scores().get("AP50")).isBetween(0.05, 0.95);
  }

  @Test
  void aFailureIsReportedAndTheOthersGoOn() throws IOException {
    assertThatThrownBy(
            () -> run(FakePipeline.failing("bad"), FakePipeline.knowing("good", TEST, 2, 1)))
        .isInstanceOf(PipelineFailure.class)
        .hasMessage("bad failed: nothing to learn from");
    assertThat(folder.resolve("detections-good.json")).exists();
    assertThat(folder.resolve("detections-bad.json")).doesNotExist();
    assertThat(Files.readString(folder.resolve("index.html")))
        .contains("Failing failed: nothing to learn from");
    assertThat(Files.readString(folder.resolve("results.json")))
        .contains("\"failure\" : \"nothing to learn from\"");
  }

  @Test
  void nothingOfAFormerRunIsLeft() throws IOException {
    run(FakePipeline.knowing("former", TEST, 2, 1));
    run(FakePipeline.knowing("latter", TEST, 2, 1));
    assertThat(folder.resolve("detections-former.json")).doesNotExist();
    assertThat(folder).isDirectoryNotContaining("glob:**.{tmp,part}");
  }

  @Test
  void stoppedInTheSecondPipelineTheFirstIsWhole() {
    Pipeline stopped =
        new Pipeline(
            "stopped",
            "Stopped",
            "Shows what a reader sees in the middle of a run.",
            settings ->
                (data, progress) -> {
                  assertThat(folder.resolve("detections-first.json")).exists();
                  assertThat(folder.resolve("index.html"))
                      .content()
                      .contains("Stopped is not finished");
                  throw new StackOverflowError();
                });
    assertThatThrownBy(() -> run(FakePipeline.knowing("first", TEST, 2, 1), stopped))
        .isInstanceOf(StackOverflowError.class);
    assertThat(folder.resolve("detections-stopped.json")).doesNotExist();
  }
}
