package org.fovea.samples.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fovea.samples.bench.BenchConfig;
import org.fovea.samples.bench.BenchReport;
import org.fovea.samples.bench.GemmBench;
import org.fovea.samples.bench.GemmSize;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code fovea bench}: how fast an operation is, beside how fast the processor could be. */
@Command(
    name = "bench",
    description = "Measure an operation beside the processor's peak, in the same run.",
    footer = {
      "",
      "A multiply-add counts as two operations. The peak is what as many threads reach at once with"
          + " multiply-adds that touch no memory."
    })
final class BenchCommand implements Callable<Integer> {
  /** What can be measured. */
  enum Operation {
    GEMM
  }

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Option(
      names = "--op",
      required = true,
      paramLabel = "OP",
      description = "What to measure: ${COMPLETION-CANDIDATES}.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Operation operation;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description = "Rows and columns of square matrices, or MxNxK: m x k times k x n.")
  GemmSize size = new GemmSize(1024, 1024, 1024);

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that share the work, by default one for each processor.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "How long to measure, about; three products at least.")
  double seconds = 4;

  @Option(names = "--json", description = "Print one JSON object.")
  boolean json;

  /** Reads a size as it is typed. */
  static final class SizeConverter implements ITypeConverter<GemmSize> {
    @Override
    public GemmSize convert(String text) {
      try {
        return GemmSize.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  @Override
  public Integer call() {
    BenchConfig config = config();
    BenchReport report =
        switch (operation) {
          case GEMM -> new BenchReport(gemm(config).run());
        };
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? report.json() : report.text());
    out.flush();
    return 0;
  }

  private BenchConfig config() {
    Arguments.requireAtLeast(spec, "--threads", 1, threads);
    try {
      return new BenchConfig(threads, seconds);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }

  /** The matrices fit the heap, or this is wrong use. */
  private GemmBench gemm(BenchConfig config) {
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    if (size.largestMatrix() > Integer.MAX_VALUE - 8 || size.bytes() > free) {
      throw tooLarge(null);
    }
    try {
      return new GemmBench(size, config);
    } catch (OutOfMemoryError e) {
      throw tooLarge(e);
    }
  }

  private ParameterException tooLarge(@Nullable Throwable cause) {
    double gigabyte = 1 << 30;
    return new ParameterException(
        spec.commandLine(),
        String.format(
            Locale.ROOT,
            "--size %s needs matrices of %.1f GiB, more than arrays or the heap of %.1f GiB hold",
            size,
            size.bytes() / gigabyte,
            Runtime.getRuntime().maxMemory() / gigabyte),
        cause);
  }
}
