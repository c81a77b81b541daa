package org.fovea.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fovea.samples.compare.Pipeline;
import org.fovea.samples.compare.Pipelines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CompareCommandTest {
  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    CommandLine fovea = Fovea.commandLine();
    fovea.setOut(new PrintWriter(out, true));
    fovea.setErr(new PrintWriter(err, true));
    List<String> all = new ArrayList<>(List.of("compare", "-o", folder.toString()));
    all.addAll(List.of(args));
    return fovea.execute(all.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --threads 0           | --threads must be at least 1, got 0
          --format voc          | --format needs --data
          --format pdf          | Invalid value for option '--format'
          --pipelines magic     | no pipeline 'magic', only [hog-svm
          --pipelines hog-svm,hog-svm | --pipelines names one twice
          --data FOLDER         | can't tell the format of
          """)
  void wrongUseIsStatus2(String args, String message) {
    assertThat(run(args.replace("FOLDER", folder.toString()).split(" "))).isEqualTo(2);
    assertThat(err.toString()).startsWith("fovea compare: " + message);
  }

  @Test
  void aMissingDataSetIsAFailureInOneLine() {
    assertThat(run("--data", folder.resolve("absent").toString())).isEqualTo(1);
    assertThat(err.toString().strip())
        .isEqualTo("fovea compare: " + folder.resolve("absent") + ": no such file");
  }

  @Test
  void theHelpNamesThePipelines() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("--pipelines", "hog-svm", "Default: report");
  }

  @Test
  void pipelinesHaveDistinctNames() {
    assertThat(Pipelines.all()).extracting(Pipeline::name).doesNotHaveDuplicates();
  }
}
