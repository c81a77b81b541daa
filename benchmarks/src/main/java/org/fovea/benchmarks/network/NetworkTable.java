package org.fovea.benchmarks.network;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import org.fovea.benchmarks.onnx.OnnxRun;
import org.fovea.neural.inference.InferenceForm;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.model.ImageClassifier;
import org.fovea.neural.model.Models;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Prints how long networks of the zoo take for one picture, ours beside ONNX Runtime's, as a table
 * in Markdown. Stretches of our runs alternate with the peer's. Both compute the same weights,
 * drawn at random, and their outputs are compared first.
 */
@Command(
    name = "NetworkTable",
    description = "Time networks of the zoo beside ONNX Runtime.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class NetworkTable implements Callable<Integer> {
  /**
   * What the outputs may differ by, relative to the greatest: both are sums of the same products,
   * in another order, layer after layer, and Winograd's way of summing loses a digit more.
   */
  private static final double TOLERANCE = 1e-3;

  private static final int LEAST_RUNS = 7;

  /** Time for runs of one program before the other's turn. */
  private static final double STRETCH_SECONDS = 0.2;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "Networks, as Models names them.")
  List<String> names = List.of("resnet18", "resnet50", "vgg16", "mobilenet_v2", "vit_b_16");

  @Option(names = "--threads", description = "Threads that share a network.")
  int threads = 1;

  @Option(names = "--seconds", description = "How long to measure a network, after warm-up.")
  double seconds = 8;

  @Option(
      names = "--processor-time",
      description =
          "Measure the time that the calling thread had a processor, not the time that passed: for"
              + " one thread on a busy machine.")
  boolean processorTime;

  private NetworkTable() {}

  /**
   * Runs the program.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new NetworkTable()).execute(args));
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "Java %s, %s kernels, %d bits, threads: %d. Milliseconds: median (minimum).%n%n",
        System.getProperty("java.version"),
        Kernels.active().name(),
        Kernels.active().vectorBits(),
        threads);
    out.println("| network | ours | ONNX Runtime | ratio | of the minima |");
    out.println("| --- | --: | --: | --: | --: |");
    Workers workers = Workers.fixed(threads);
    for (String name : names) {
      out.println(workers.call(() -> row(name)));
      out.flush();
    }
    return 0;
  }

  private String row(String name) {
    Random random = new Random(1);
    ImageClassifier network = Models.create(name, 1000, random);
    // Logits that start at 0 would agree whatever came before.
    Tensor logits = network.stateDict().get(network.classifierName() + ".weight");
    if (logits != null) {
      for (int i = 0; i < logits.numel(); i++) {
        logits.data()[i] = (float) random.nextGaussian() * 0.02f;
      }
    }
    network.eval();
    int size = network.config().size();
    int[] in = {1, 3, size, size};
    Tensor x = Tensor.randn(random, in);
    InferenceForm form = InferenceForm.of(network);
    OnnxNetwork.Translation peer = OnnxNetwork.of(network);
    try (OnnxRun theirs =
        OnnxRun.fastest(peer.model(), peer.last(), x.data(), in, new int[] {1, 1000}, threads)) {
      requireSame(name, form.apply(x).data(), theirs.output());
      alternate(form, x, theirs, seconds, List.of(new ArrayList<>(), new ArrayList<>()));
      List<List<Double>> times = List.of(new ArrayList<>(), new ArrayList<>());
      alternate(form, x, theirs, seconds, times);
      return row(name, times.get(0), times.get(1));
    }
  }

  private static void requireSame(String name, float[] ours, float[] theirs) {
    double greatest = 0;
    double difference = 0;
    for (int i = 0; i < theirs.length; i++) {
      greatest = Math.max(greatest, Math.abs(theirs[i]));
      difference = Math.max(difference, Math.abs(theirs[i] - ours[i]));
    }
    if (!(difference <= TOLERANCE * greatest)) {
      throw new IllegalStateException(
          "%s: outputs %s apart of %s at most, expected %s of that"
              .formatted(name, difference, greatest, TOLERANCE));
    }
  }

  private void alternate(
      InferenceForm ours, Tensor x, OnnxRun theirs, double seconds, List<List<Double>> times) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (times.get(0).size() < LEAST_RUNS || System.nanoTime() < end) {
      stretch(() -> ours.apply(x), times.get(0));
      stretch(theirs::run, times.get(1));
    }
  }

  /** The first run finds the caches full of the other's data, and does not count. */
  private void stretch(Runnable run, List<Double> times) {
    run.run();
    long end = System.nanoTime() + (long) (STRETCH_SECONDS * 1e9);
    do {
      times.add(millis(run));
    } while (System.nanoTime() < end);
  }

  private double millis(Runnable run) {
    long start = nanos();
    run.run();
    return (nanos() - start) * 1e-6;
  }

  private long nanos() {
    return processorTime
        ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
        : System.nanoTime();
  }

  private static String row(String name, List<Double> ours, List<Double> theirs) {
    return String.format(
        Locale.ROOT,
        "| %s | %.2f (%.2f) | %.2f (%.2f) | %.2f | %.2f |",
        name,
        quantile(ours, 0.5),
        quantile(ours, 0),
        quantile(theirs, 0.5),
        quantile(theirs, 0),
        quantile(ours, 0.5) / quantile(theirs, 0.5),
        quantile(ours, 0) / quantile(theirs, 0));
  }

  private static double quantile(List<Double> values, double share) {
    double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
    return sorted[(int) (share * (sorted.length - 1))];
  }
}
