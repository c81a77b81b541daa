package org.fovea.samples.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fovea.samples.bench.BenchConfig;
import org.fovea.samples.bench.BenchReport;
import org.fovea.samples.bench.GemmBench;
import org.fovea.samples.bench.GemmSize;
import org.fovea.samples.bench.ModelBench;
import org.fovea.samples.bench.ModelBenchConfig;
import org.fovea.samples.bench.ModelBenchReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code fovea bench}: how fast an operation is, beside how fast the processor could be, or how
 * fast a network is.
 */
@Command(
    name = "bench",
    description = "Measure an operation beside the processor's peak, or a network.",
    footer = {
      "",
      "A multiply-add counts as two operations. The peak is what as many threads reach at once with"
          + " multiply-adds that touch no memory.",
      "",
      "A network's peak_mb is the most, in units of 2^20 bytes, that the heap held in one more run"
          + " that began right after a collection: weights and what a run makes, garbage included."
    })
final class BenchCommand implements Callable<Integer> {
  /** What can be measured. */
  enum Operation {
    GEMM
  }

  private static final int RUNS = 20;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  /** One of the two, not both. */
  static final class Subject {
    @Option(
        names = "--op",
        paramLabel = "OP",
        description = "An operation to measure: ${COMPLETION-CANDIDATES}.")
    @Nullable Operation operation;

    @Option(
        names = "--model",
        paramLabel = "NAME",
        description =
            "A network to measure, weights drawn at random; a wrong name lists the nearest.")
    @Nullable String model;
  }

  @ArgGroup(multiplicity = "1")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Subject subject;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      description = {
        "With --op, rows and columns of square matrices, or MxNxK: m x k times k x n; by default"
            + " 1024.",
        "With --model, rows and columns of the picture; by default those it is made for."
      })
  @Nullable String size;

  @Option(
      names = "--train",
      description = "With --model: measure steps of training rather than inference.")
  boolean train;

  @Option(
      names = "--batch",
      paramLabel = "B",
      description = "With --train: pictures of a step, by default 1.")
  @Nullable Integer batch;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "With --model: runs that are measured, by default 20.")
  @Nullable Integer runs;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that share the work, by default one for each processor.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = {
        "With --op, how long to measure, about; three products at least.",
        "With --model, how long to run before measuring; three runs at least."
      })
  double seconds = 4;

  @Option(names = "--json", description = "Print one JSON object.")
  boolean json;

  @Override
  public Integer call() {
    Arguments.requireAtLeast(spec, "--threads", 1, threads);
    String report = subject.model == null ? operation() : model(subject.model);
    PrintWriter out = spec.commandLine().getOut();
    out.print(report);
    out.flush();
    return 0;
  }

  private String operation() {
    if (train || batch != null || runs != null) {
      throw wrongUse("--train, --batch and --runs go with --model", null);
    }
    BenchConfig config = config();
    BenchReport report = new BenchReport(gemm(gemmSize(), config).run());
    return json ? report.json() : report.text();
  }

  private GemmSize gemmSize() {
    try {
      return GemmSize.parse(size == null ? "1024" : size);
    } catch (IllegalArgumentException e) {
      throw wrongUse("--size: " + e.getMessage(), e);
    }
  }

  private String model(String name) {
    if (batch != null && !train) {
      throw wrongUse("--batch goes with --train", null);
    }
    try {
      ModelBenchConfig config =
          new ModelBenchConfig(
              size == null ? 0 : pictureSize(size),
              batch == null ? 1 : batch,
              train,
              threads,
              runs == null ? RUNS : runs,
              seconds);
      ModelBenchReport report = new ModelBenchReport(new ModelBench(name, config).run());
      return json ? report.json() : report.text();
    } catch (IllegalArgumentException e) {
      throw wrongUse(e.getMessage(), e);
    }
  }

  private int pictureSize(String text) {
    if (!text.matches("[1-9]\\d{0,4}")) {
      throw wrongUse("--size: '" + text + "', expected a number of 1 to 99999", null);
    }
    return Integer.parseInt(text);
  }

  private ParameterException wrongUse(@Nullable String message, @Nullable Throwable cause) {
    return new ParameterException(spec.commandLine(), String.valueOf(message), cause);
  }

  private BenchConfig config() {
    try {
      return new BenchConfig(threads, seconds);
    } catch (IllegalArgumentException e) {
      throw wrongUse("--" + e.getMessage(), e);
    }
  }

  /** The matrices fit the heap, or this is wrong use. */
  private GemmBench gemm(GemmSize extents, BenchConfig config) {
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    if (extents.largestMatrix() > Integer.MAX_VALUE - 8 || extents.bytes() > free) {
      throw tooLarge(extents, null);
    }
    try {
      return new GemmBench(extents, config);
    } catch (OutOfMemoryError e) {
      throw tooLarge(extents, e);
    }
  }

  private ParameterException tooLarge(GemmSize extents, @Nullable Throwable cause) {
    double gigabyte = 1 << 30;
    return new ParameterException(
        spec.commandLine(),
        String.format(
            Locale.ROOT,
            "--size %s needs matrices of %.1f GiB, more than arrays or the heap of %.1f GiB hold",
            extents,
            extents.bytes() / gigabyte,
            Runtime.getRuntime().maxMemory() / gigabyte),
        cause);
  }
}
