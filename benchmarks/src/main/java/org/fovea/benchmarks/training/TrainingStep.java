package org.fovea.benchmarks.training;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.thread.Workers;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints how long steps of training take, and how much memory. */
@Command(
    name = "TrainingStep",
    description = "Time steps of training, and measure the heap.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class TrainingStep implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Option(names = "--model", description = "What is trained: ${COMPLETION-CANDIDATES}.")
  TrainedModel model = TrainedModel.RESNET18;

  @Option(names = "--batch", description = "Pictures of a step.")
  int batch = 64;

  @Option(names = "--threads", description = "Threads that share a step.")
  int threads = 1;

  @Option(names = "--warm-up", description = "Steps before those that count.")
  int warmUp = 3;

  @Option(names = "--steps", description = "Steps that count.")
  int steps = 7;

  private TrainingStep() {}

  /**
   * Runs the program.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new TrainingStep())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(args));
  }

  @Override
  public Integer call() {
    TrainingRun run = new TrainingRun(model, batch, Workers.fixed(threads));
    for (int i = 0; i < warmUp; i++) {
      run.step();
    }
    Heap.live();
    Heap.resetPeaks();
    double[] millis = new double[steps];
    for (int i = 0; i < steps; i++) {
      long start = System.nanoTime();
      run.step();
      millis[i] = (System.nanoTime() - start) * 1e-6;
    }
    long peak = Heap.peak();
    long[] live = new long[1];
    run.step(() -> live[0] = Heap.live());
    print(millis, peak, live[0], Heap.live());
    return 0;
  }

  private void print(double[] millis, long peak, long duringStep, long betweenSteps) {
    Arrays.sort(millis);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%s, batch %d, threads: %d, steps: %d, %s kernels, Java %s%n",
        model,
        batch,
        threads,
        steps,
        Kernels.active().name(),
        System.getProperty("java.version"));
    out.printf(
        Locale.ROOT,
        "step   %8.1f ms median, %.1f minimum, %.1f maximum%n",
        millis[steps / 2],
        millis[0],
        millis[steps - 1]);
    out.printf(
        Locale.ROOT,
        "in use %8.1f MiB after forward, before backward (collected first)%n",
        duringStep / Heap.MEGABYTE);
    out.printf(Locale.ROOT, "       %8.1f MiB between steps%n", betweenSteps / Heap.MEGABYTE);
    out.printf(
        Locale.ROOT,
        "peak   %8.1f MiB of the heap, garbage that awaited its collection included%n",
        peak / Heap.MEGABYTE);
    out.flush();
  }
}
