package org.fovea.benchmarks;

import java.io.IOException;
import org.fovea.benchmarks.convolution.LayerShapes;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** JMH's command line, with the layers of {@link LayerShapes} where it names none. */
public final class Jmh {
  private Jmh() {}

  /**
   * Runs benchmarks.
   *
   * @param args JMH's: expressions that the benchmarks' names match, and options
   * @throws IOException when the help can't be printed
   * @throws CommandLineOptionException when the arguments are wrong
   * @throws RunnerException when a benchmark fails
   */
  public static void main(String[] args)
      throws IOException, CommandLineOptionException, RunnerException {
    CommandLineOptions given = new CommandLineOptions(args);
    if (given.shouldHelp()) {
      given.showHelp();
      return;
    }
    ChainedOptionsBuilder options = new OptionsBuilder().parent(given).shouldFailOnError(true);
    if (!given.getParameter("layer").hasValue()) {
      options.param(
          "layer",
          LayerShapes.all().stream().map(l -> l.shape().toString()).toArray(String[]::new));
    }
    new Runner(options.build()).run();
  }
}
