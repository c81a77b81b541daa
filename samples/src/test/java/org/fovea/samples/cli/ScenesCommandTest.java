package org.fovea.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fovea.io.dataset.DatasetFormat;
import org.fovea.io.dataset.Datasets;
import org.fovea.io.dataset.TrainTest;
import org.fovea.samples.compare.DataSources;
import org.fovea.samples.scene.SceneDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ScenesCommandTest {
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    CommandLine fovea = Fovea.commandLine();
    fovea.setOut(new PrintWriter(new StringWriter(), true));
    fovea.setErr(new PrintWriter(err, true));
    return fovea.execute(args);
  }

  @Test
  void whatIsWrittenReadsBackAsItWas(@TempDir Path folder) throws Exception {
    assertThat(run("scenes", "-o", folder.toString(), "--train", "2", "--test", "1")).isZero();
    assertThat(DataSources.guessFormat(folder)).contains(DatasetFormat.COCO);
    List<String> warnings = new ArrayList<>();
    TrainTest read = Datasets.readSplit(folder, DatasetFormat.COCO, warnings::add);
    assertThat(warnings).isEmpty();
    SceneDataset train = SceneDataset.train(2, 1);
    assertThat(read.train().categories()).isEqualTo(train.categories());
    for (int i = 0; i < 2; i++) {
      assertThat(read.train().info(i)).isEqualTo(train.info(i));
      assertThat(read.train().annotations(i)).isEqualTo(train.annotations(i));
      assertThat(read.train().image(i).getBand(1).data).isEqualTo(train.image(i).getBand(1).data);
    }
    assertThat(read.test().size()).isEqualTo(1);
  }

  @Test
  void aNegativeNumberIsWrongUse(@TempDir Path folder) {
    assertThat(run("scenes", "-o", folder.toString(), "--test", "-3")).isEqualTo(2);
    assertThat(err.toString()).startsWith("fovea scenes: --test must be at least 0, got -3");
  }

  @Test
  void withoutAPlaceToGoItIsWrongUse() {
    assertThat(run("scenes")).isEqualTo(2);
    assertThat(err.toString()).contains("--out");
  }

  @Test
  void aPlaceThatIsAFileIsAFailure(@TempDir Path folder) throws Exception {
    Path file = java.nio.file.Files.createFile(folder.resolve("taken"));
    assertThat(run("scenes", "-o", file.toString(), "--train", "0", "--test", "0")).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("fovea scenes: ").contains("taken");
  }
}
