package org.fovea.samples.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.fovea.neural.train.History;
import org.fovea.samples.train.LearningSettings;
import org.fovea.samples.train.OptimizerKind;
import org.fovea.samples.train.ScheduleKind;
import org.fovea.samples.train.TrainingRun;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that trains a network into a folder, and how that goes. */
final class LearningOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Where the results go.")
  Path out;

  @Option(names = "--epochs", paramLabel = "N", description = "How often all pictures are seen.")
  int epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Pictures, or parts of them, to a batch.")
  int batch;

  @Option(names = "--optimizer", paramLabel = "O", description = "${COMPLETION-CANDIDATES}.")
  OptimizerKind optimizer;

  @Option(names = "--lr", paramLabel = "R", description = "The highest learning rate.")
  double rate;

  @Option(names = "--weight-decay", paramLabel = "D", description = "The weight decay.")
  double decay = 1e-4;

  @Option(
      names = "--schedule",
      paramLabel = "S",
      description = "How the learning rate changes: ${COMPLETION-CANDIDATES}.")
  ScheduleKind schedule = ScheduleKind.COSINE;

  @Option(
      names = "--average",
      paramLabel = "D",
      description = "Decay of a moving average of the weights, such as 0.99; 0 for none.")
  double average;

  @Option(names = "--seed", paramLabel = "N", description = "What all random choices follow from.")
  long seed = 1;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "By default one for each processor. The weights are the same for any number.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--resume",
      description = "Go on from where a training in the same folder stopped.")
  boolean resume;

  @Option(
      names = "--overwrite",
      description = "Begin anew where the folder of results has a training already.")
  boolean overwrite;

  /** With the defaults of a command. */
  LearningOptions(String out, int epochs, int batch, OptimizerKind optimizer, double rate) {
    this.out = Path.of(out);
    this.epochs = epochs;
    this.batch = batch;
    this.optimizer = optimizer;
    this.rate = rate;
  }

  /**
   * Makes a command's settings.
   *
   * @param make makes them; an {@link IllegalArgumentException} whose message begins with an
   *     option's name is wrong use
   */
  <S> S settings(Function<LearningSettings, S> make) {
    Arguments.requireAtLeast(spec, "--threads", 1, threads);
    if (!resume && !overwrite && TrainingRun.isIn(out)) {
      throw new ParameterException(
          spec.commandLine(),
          out + " has a training already: go on with --resume, or begin anew with --overwrite");
    }
    try {
      return make.apply(
          new LearningSettings(epochs, batch, optimizer, rate, decay, schedule, average, seed));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }

  /** Trains, with a line for each epoch, until the end or Ctrl-C. */
  History train(TrainingRun<?> run, ProgressDisplay display) throws IOException {
    run.listen(new EpochLines(display));
    if (resume) {
      run.resume();
    }
    return OnInterrupt.stop(
        () -> {
          display.println("stopping after this step");
          run.stop();
        },
        run::run);
  }
}
