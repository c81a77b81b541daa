package org.fovea.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fovea.io.classification.Shares;
import org.fovea.io.weights.NamedArrays;
import org.fovea.io.weights.WeightFiles;
import org.fovea.neural.model.ModelCard;
import org.fovea.neural.thread.Workers;
import org.fovea.neural.transfer.TransferStrategy;
import org.fovea.samples.train.AugmentKind;
import org.fovea.samples.train.ClassificationParts;
import org.fovea.samples.train.ClassifierSettings;
import org.fovea.samples.train.LearningSettings;
import org.fovea.samples.train.MixKind;
import org.fovea.samples.train.OptimizerKind;
import org.fovea.samples.train.ScheduleKind;
import org.fovea.samples.train.TransferComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fovea train transfer}: the strategies of transfer learning side by side. */
@Command(
    name = "transfer",
    description =
        "Train a network with loaded weights by each strategy of transfer learning, and from"
            + " scratch, and print what they come to.")
final class TrainTransferCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Option(names = "--weights", required = true, paramLabel = "FILE", description = "The weights.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path weights;

  @Mixin final CardOptions options = new CardOptions();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Labelled pictures, of the classes of the weights or of others.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path data;

  @Option(
      names = "--split",
      paramLabel = "A/B",
      converter = TrainClassifyCommand.SharesConverter.class,
      description = "Percent for training and validation, class by class.")
  Shares shares = Shares.of(0.8, 0.2);

  @Option(names = "--epochs", paramLabel = "N", description = "Of each strategy.")
  int epochs = 5;

  @Option(names = "--batch", paramLabel = "N", description = "Pictures to a batch.")
  int batch = 32;

  @Option(names = "--lr", paramLabel = "R", description = "The highest learning rate.")
  double rate = 0.01;

  @Option(
      names = "--augment",
      paramLabel = "A",
      split = ",",
      description =
          "Random changes of the pictures, but for the strategy that trains the classifier alone:"
              + " ${COMPLETION-CANDIDATES}.")
  List<AugmentKind> augment = List.of();

  @Option(names = "--seed", paramLabel = "N", description = "What all random choices follow from.")
  long seed = 1;

  @Option(names = "--threads", paramLabel = "N", description = "By default one for each processor.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws IOException {
    Arguments.requireAtLeast(spec, "--threads", 1, threads);
    Arguments.requireAtLeast(spec, "--epochs", 1, epochs);
    Arguments.requireAtLeast(spec, "--batch", 1, batch);
    try (ProgressDisplay display = ProgressDisplay.onStandardError()) {
      ClassificationParts parts = ClassificationParts.read(data, shares, seed, display::println);
      NamedArrays file = WeightFiles.read(weights);
      ModelCard card = options.words(parts.train().classNames(), 0).card(weights, file.metadata());
      TransferComparison comparison =
          new TransferComparison(card, file.under(file.wrapper()), parts, settings(card), display);
      PrintWriter console = spec.commandLine().getOut();
      console.printf(
          "%s, %d pictures to learn from, %d to judge by%n%-14s %12s %10s %10s%n",
          card.model(),
          parts.train().size(),
          parts.validation().size(),
          "strategy",
          "trained",
          "accuracy",
          "time");
      Workers.fixed(threads).call(() -> print(comparison, console));
    }
    return 0;
  }

  private ClassifierSettings settings(ModelCard card) {
    LearningSettings learning =
        new LearningSettings(
            epochs, batch, OptimizerKind.SGD, rate, 1e-4, ScheduleKind.COSINE, 0, seed);
    return new ClassifierSettings(
        card.model(), 0, learning, 0, augment, MixKind.NONE, 0, TransferStrategy.ALL, 0.1);
  }

  private static int print(TransferComparison comparison, PrintWriter console) {
    comparison.run(
        row -> {
          console.printf(
              Locale.ROOT,
              "%-14s %,12d %10s %8.1f s%n",
              row.name(),
              row.trained(),
              Double.isNaN(row.accuracy()) ? "-" : ScoreLines.number(row.accuracy()),
              row.seconds());
          console.flush();
        });
    return 0;
  }
}
