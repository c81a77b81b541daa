package org.fovea.samples.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fovea.metrics.progress.Progress;
import org.fovea.samples.compare.Comparison;
import org.fovea.samples.compare.ComparisonData;
import org.fovea.samples.compare.FakePipeline;
import org.fovea.samples.compare.PipelineSettings;
import org.fovea.samples.scene.SceneDataset;

/** A report on three pictures and two pipelines. */
final class ReportFixture {
  private ReportFixture() {}

  static ReportFiles write(Path folder) throws IOException {
    SceneDataset test = SceneDataset.test(3, 1);
    Comparison comparison =
        new Comparison(
            new ComparisonData(
                "three <scenes>", SceneDataset.train(2, 1), test, List.of("a box <sticks> out")),
            new PipelineSettings(1, true, 1));
    ReportFiles files = new ReportFiles(folder);
    files.begin(comparison);
    files.writeReport(
        comparison,
        List.of(
            Standing.done(
                comparison.run(FakePipeline.knowing("hog-svm", test, 2, 1), Progress.NONE)),
            Standing.done(
                comparison.run(FakePipeline.knowing("rcnn", test, 9, 2), Progress.NONE))));
    return files;
  }
}
