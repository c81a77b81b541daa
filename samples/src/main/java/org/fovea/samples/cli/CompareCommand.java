package org.fovea.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fovea.io.dataset.DatasetFormat;
import org.fovea.metrics.progress.Progress;
import org.fovea.samples.compare.Comparison;
import org.fovea.samples.compare.ComparisonData;
import org.fovea.samples.compare.DataSources;
import org.fovea.samples.compare.Pipeline;
import org.fovea.samples.compare.PipelineResult;
import org.fovea.samples.compare.PipelineSettings;
import org.fovea.samples.compare.Pipelines;
import org.fovea.samples.report.ReportFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fovea compare}: trains pipelines, measures them and writes a report. */
@Command(
    name = "compare",
    description = {
      "Train detection pipelines on the same pictures, measure them on the same others, and write"
          + " a report.",
      "Without --data this happens on generated road scenes, within minutes."
    })
final class CompareCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "A data set; its own training and test split are used, or else every fifth"
              + " picture is for testing.")
  @Nullable Path data;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "The data set's format: coco, voc or yolo. By default its files tell.")
  @Nullable DatasetFormat format;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Where the report goes.")
  Path out = Path.of("report");

  @Option(
      names = "--pipelines",
      paramLabel = "NAME",
      split = ",",
      description =
          "Which pipelines, separated by commas. By default all: ${COMPLETION-CANDIDATES}.",
      completionCandidates = PipelineNames.class)
  @Nullable List<String> names;

  @Option(names = "--seed", paramLabel = "N", description = "What all random choices follow from.")
  long seed = 1;

  @Option(
      names = "--quick",
      description = "Fewer pictures and shorter training: to see that it works.")
  boolean quick;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads for training, by default one for each processor. The detections are"
              + " the same for any number.")
  int threads = Runtime.getRuntime().availableProcessors();

  /** What the shell completes and the help shows. */
  static final class PipelineNames extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    PipelineNames() {
      super(Pipelines.all().stream().map(Pipeline::name).toList());
    }
  }

  @Override
  public Integer call() throws IOException {
    Arguments.requireAtLeast(spec, "--threads", 1, threads);
    if (format != null && data == null) {
      throw wrong("--format needs --data");
    }
    List<Pipeline> pipelines = pipelines();
    try (ProgressDisplay display = ProgressDisplay.onStandardError()) {
      Comparison comparison =
          new Comparison(read(display), new PipelineSettings(seed, quick, threads));
      ReportFiles files = new ReportFiles(out);
      List<PipelineResult> results = new CompareRun(comparison, files, display).run(pipelines);
      print(results, files);
    }
    return 0;
  }

  private void print(List<PipelineResult> results, ReportFiles files) {
    PrintWriter console = spec.commandLine().getOut();
    console.printf("%-24s %6s %6s %10s %12s%n", "", "AP", "AP50", "training", "per picture");
    for (PipelineResult r : results) {
      console.printf(
          Locale.ROOT,
          "%-24s %6.3f %6.3f %8.1f s %9.0f ms%n",
          r.pipeline().title(),
          r.scores().get("AP"),
          r.scores().get("AP50"),
          r.trainSeconds(),
          r.timing().quantile(0.5));
    }
    console.println("The report: " + files.page());
  }

  private List<Pipeline> pipelines() {
    if (names == null) {
      return Pipelines.all();
    }
    List<Pipeline> chosen = new ArrayList<>();
    for (String name : names) {
      chosen.add(
          Pipelines.all().stream()
              .filter(p -> p.name().equals(name))
              .findFirst()
              .orElseThrow(() -> wrong("no pipeline '" + name + "', only " + new PipelineNames())));
    }
    if (chosen.stream().distinct().count() < chosen.size()) {
      throw wrong("--pipelines names one twice: " + names);
    }
    return chosen;
  }

  private ComparisonData read(Progress progress) throws IOException {
    if (data == null) {
      return DataSources.scenes(seed, quick);
    }
    Path input = data;
    DatasetFormat known = format;
    if (known == null) {
      known =
          DataSources.guessFormat(input)
              .orElseThrow(() -> wrong("can't tell the format of " + input + ": say --format"));
    }
    return DataSources.files(input, known, quick, progress);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
