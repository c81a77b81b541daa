package org.fovea.benchmarks.training;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fovea.neural.thread.Workers;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains LeNet-5 for thousands of steps, and fails when the heap grows meanwhile. */
@Command(
    name = "ManySteps",
    description = "Train LeNet-5 for many steps and see that the heap does not grow.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class ManySteps implements Callable<Integer> {
  /** Objects of the virtual machine's own come and go by less. */
  private static final long TOLERANCE = 1 << 17;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Option(names = "--batch", description = "Pictures of a step.")
  int batch = 16;

  @Option(names = "--threads", description = "Threads that share a step.")
  int threads = 1;

  @Option(names = "--steps", description = "Steps in all.")
  int steps = 10_000;

  @Option(
      names = "--every",
      description = "Steps between two looks at the heap; the second is compared with the last.")
  int every = 1000;

  private ManySteps() {}

  /**
   * Runs the program; exit status 1 means that the heap grew.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new ManySteps()).execute(args));
  }

  @Override
  public Integer call() {
    if (every < 1 || steps / every < 3) {
      throw new ParameterException(
          spec.commandLine(), "--steps must be at least three times --every");
    }
    PrintWriter out = spec.commandLine().getOut();
    TrainingRun run = new TrainingRun(TrainedModel.LENET5, batch, Workers.fixed(threads));
    long first = 0;
    long last = 0;
    for (int step = 1; step <= steps; step++) {
      float loss = run.step();
      if (step % every == 0) {
        last = Heap.live();
        // By the second look, all classes are loaded and all code is compiled.
        first = step == 2 * every ? last : first;
        out.printf(
            Locale.ROOT,
            "%7d steps: loss %.5f, %.3f MiB in use%n",
            step,
            loss,
            last / Heap.MEGABYTE);
        out.flush();
      }
    }
    if (last > first + TOLERANCE) {
      out.printf(
          Locale.ROOT,
          "The heap grew by %d bytes, %.1f for each step.%n",
          last - first,
          (double) (last - first) / (steps - 2 * every));
      out.flush();
      return 1;
    }
    return 0;
  }
}
