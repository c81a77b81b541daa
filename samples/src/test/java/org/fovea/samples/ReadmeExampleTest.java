package org.fovea.samples;

import static org.assertj.core.api.Assertions.assertThat;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fovea.classic.hog.HogSvmConfig;
import org.fovea.classic.hog.HogSvmTrainer;
import org.fovea.io.dataset.DatasetFormat;
import org.fovea.io.dataset.Datasets;
import org.fovea.io.dataset.TrainTest;
import org.fovea.metrics.coco.CocoEvaluator;
import org.fovea.metrics.coco.CocoParams;
import org.fovea.metrics.coco.CocoResult;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.Detector;
import org.fovea.metrics.progress.Progress;
import org.fovea.samples.cli.Fovea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's lines of library code, on a few generated scenes. */
class ReadmeExampleTest {
  @Test
  void findsSignsAfterTenLines(@TempDir Path folder) throws IOException {
    String scenes = folder.resolve("scenes").toString();
    assertThat(Fovea.commandLine().execute("scenes", "--train", "8", "--test", "3", "-o", scenes))
        .isZero();

    TrainTest data = Datasets.readSplit(Path.of(scenes), DatasetFormat.COCO, System.err::println);
    Detector<Planar<GrayU8>> detector =
        new HogSvmTrainer(HogSvmConfig.defaults()).train(data.train(), Progress.NONE);
    List<Detection> found = new ArrayList<>();
    for (int i = 0; i < data.test().size(); i++) {
      long id = data.test().info(i).id();
      detector.detect(data.test().image(i)).forEach(d -> found.add(d.inImage(id)));
    }
    CocoResult result = CocoEvaluator.evaluate(data.test().truth(), found, CocoParams.defaults());
    assertThat(result.summary().get("AP50")).isGreaterThan(0.1);
  }
}
