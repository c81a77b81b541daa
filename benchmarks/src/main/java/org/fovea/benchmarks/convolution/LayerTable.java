package org.fovea.benchmarks.convolution;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.thread.Workers;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Prints every convolution of ResNet-50, VGG-16 and MobileNetV2, ours beside ONNX Runtime's, as a
 * table in Markdown. Our runs alternate with the peer's, which computes in its faster layout.
 */
@Command(
    name = "LayerTable",
    description = "Time each convolution of three networks beside ONNX Runtime.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class LayerTable implements Callable<Integer> {
  private static final double SLOWER = 1.0;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Option(names = "--threads", description = "Threads that share a convolution.")
  int threads = 1;

  @Option(names = "--seconds", description = "How long to measure a layer, after warm-up.")
  double seconds = 1.5;

  @Option(names = "--network", description = "Only networks whose name contains this.")
  String network = "";

  private LayerTable() {}

  /**
   * Runs the program.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new LayerTable()).execute(args));
  }

  @Override
  public Integer call() {
    Workers workers = Workers.fixed(threads);
    List<NetworkLayer> layers =
        LayerShapes.all().stream().filter(l -> l.network().contains(network)).toList();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "Java %s, %s kernels, %d bits, threads: %d. Milliseconds: median (minimum).%n%n",
        System.getProperty("java.version"),
        Kernels.active().name(),
        Kernels.active().vectorBits(),
        threads);
    out.println("| network | layer | count | ours | ONNX Runtime | ratio | our GFLOP/s |");
    out.println("| --- | --- | --: | --: | --: | --: | --: |");
    // Once over everything, so that the first rows are compiled like the last.
    layers.forEach(layer -> LayerTiming.measure(layer, workers, 0));
    List<LayerTiming> timings = new ArrayList<>();
    for (NetworkLayer layer : layers) {
      LayerTiming timing = LayerTiming.measure(layer, workers, seconds);
      timings.add(timing);
      out.println(row(timing));
      out.flush();
    }
    out.println();
    out.println("| network | layers | slower than the peer | ours | ONNX Runtime | ratio |");
    out.println("| --- | --: | --: | --: | --: | --: |");
    layers.stream()
        .map(NetworkLayer::network)
        .distinct()
        .forEach(
            name ->
                out.println(
                    total(
                        name,
                        timings.stream().filter(t -> t.layer().network().equals(name)).toList())));
    out.println(total("all", timings));
    out.flush();
    return 0;
  }

  private static String row(LayerTiming t) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %.3f (%.3f) | %.3f (%.3f) | %.2f | %.1f |",
        t.layer().network(),
        t.layer().shape(),
        t.layer().count(),
        t.ours().medianMillis(),
        t.ours().minimumMillis(),
        t.theirs().medianMillis(),
        t.theirs().minimumMillis(),
        t.ratio(),
        t.gflops());
  }

  /** The medians, each as often as the network has the layer; distinct layers are counted once. */
  private static String total(String name, List<LayerTiming> timings) {
    double ours = weighted(timings, t -> t.ours().medianMillis());
    double theirs = weighted(timings, t -> t.theirs().medianMillis());
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %.2f | %.2f | %.2f |",
        name,
        timings.size(),
        timings.stream().filter(t -> t.ratio() > SLOWER).count(),
        ours,
        theirs,
        ours / theirs);
  }

  private static double weighted(List<LayerTiming> timings, ToDoubleFunction<LayerTiming> millis) {
    return timings.stream().mapToDouble(t -> t.layer().count() * millis.applyAsDouble(t)).sum();
  }
}
