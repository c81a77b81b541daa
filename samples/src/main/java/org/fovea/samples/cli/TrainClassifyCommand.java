package org.fovea.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fovea.io.classification.Shares;
import org.fovea.metrics.diagnosis.CurveDiagnosis;
import org.fovea.metrics.diagnosis.Verdict;
import org.fovea.neural.model.PictureClassifier;
import org.fovea.neural.thread.Workers;
import org.fovea.neural.train.History;
import org.fovea.neural.train.TensorBoardLog;
import org.fovea.neural.transfer.TransferStrategy;
import org.fovea.samples.train.AugmentKind;
import org.fovea.samples.train.ClassificationParts;
import org.fovea.samples.train.ClassificationScores;
import org.fovea.samples.train.ClassifierSettings;
import org.fovea.samples.train.ClassifierTraining;
import org.fovea.samples.train.LearningSettings;
import org.fovea.samples.train.MixKind;
import org.fovea.samples.train.OptimizerKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code fovea train classify}: trains a classifier. */
@Command(
    name = "classify",
    description = "Train a network to tell classes of pictures apart.",
    footer = {
      "",
      "The data are a folder with a folder of pictures for each class (or train, val and test above"
          + " those), MNIST's or CIFAR's files, or a CSV of file and label. The folder of results"
          + " has best.safetensors (for fovea classify), last.safetensors (for --resume),"
          + " history.csv and curves.png. --lr 0 looks for a learning rate. Ctrl-C ends the training after the step that is running"
          + " and keeps its state."
    })
final class TrainClassifyCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Mixin
  final LearningOptions learning =
      new LearningOptions("classifier", 10, 32, OptimizerKind.SGD, 0.01);

  @Option(
      names = "--model",
      required = true,
      paramLabel = "NAME",
      description = "The network; fovea models lists them.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String model;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The labelled pictures.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path data;

  @Option(
      names = "--split",
      paramLabel = "A/B[/C]",
      converter = SharesConverter.class,
      description =
          "Percent for training, validation and test, class by class, where the data have no"
              + " parts of their own.")
  Shares shares = Shares.trainValTest();

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description =
          "Weights to begin with; those of the classifier may be of other classes and are left out"
              + " then.")
  @Nullable Path weights;

  @Option(
      names = "--strategy",
      paramLabel = "S",
      description = "What is trained of a network with --weights: classifier, last_stage or all.")
  TransferStrategy strategy = TransferStrategy.ALL;

  @Option(
      names = "--loaded-rate",
      paramLabel = "F",
      description = "Learning rate of loaded weights over that of the new classifier.")
  double loadedRate = 0.1;

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "Rows and columns of the input, by default the model's own.")
  int size;

  @Option(names = "--label-smoothing", paramLabel = "S", description = "0 to 1.")
  double smoothing;

  @Option(
      names = "--augment",
      paramLabel = "A",
      split = ",",
      description = "Random changes of the pictures: ${COMPLETION-CANDIDATES}.")
  List<AugmentKind> augment = List.of();

  @Option(
      names = "--mix",
      paramLabel = "M",
      description = "Mix the pictures of a batch: ${COMPLETION-CANDIDATES}.")
  MixKind mix = MixKind.NONE;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description = "Epochs without improvement after which training ends; 0 goes through all.")
  int patience;

  @Option(
      names = "--tensorboard",
      paramLabel = "DIR",
      description = "Write events for TensorBoard.")
  @Nullable Path tensorBoard;

  /** Reads percents as they are typed. */
  static final class SharesConverter implements ITypeConverter<Shares> {
    @Override
    public Shares convert(String text) {
      try {
        return Shares.of(
            Arrays.stream(text.split("/", -1))
                .mapToDouble(part -> Double.parseDouble(part) / 100)
                .toArray());
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'" + text + "' is not two or three percentages that make 100, such as 60/20/20");
      }
    }
  }

  @Override
  public Integer call() throws IOException {
    if (strategy == TransferStrategy.AS_IS) {
      throw new ParameterException(
          spec.commandLine(),
          "--strategy as_is trains nothing: fovea classify --data judges the weights");
    }
    ClassifierSettings settings = learning.settings(this::settings);
    try (ProgressDisplay display = ProgressDisplay.onStandardError()) {
      ClassificationParts parts =
          ClassificationParts.read(data, shares, learning.seed, display::println);
      return Workers.fixed(learning.threads).call(() -> train(settings, parts, display));
    }
  }

  private ClassifierSettings settings(LearningSettings how) {
    return new ClassifierSettings(
        model, size, how, smoothing, augment, mix, patience, strategy, loadedRate);
  }

  private int train(
      ClassifierSettings settings, ClassificationParts parts, ProgressDisplay display) {
    PrintWriter console = spec.commandLine().getOut();
    try {
      ClassifierTraining training =
          new ClassifierTraining(settings, parts, weights, learning.out, display, display::println);
      History history = run(training, display);
      if (history.epochs().isEmpty()) {
        return 0;
      }
      summary(history).forEach(console::println);
      if (parts.test() != null) {
        PictureClassifier best = training.best();
        ClassificationScores scores = ClassificationScores.of(best, parts.test(), display);
        console.println("On the test part, with the weights of the best epoch:");
        console.print(ScoreLines.of(scores.figures()));
      }
      console.println("Results: " + learning.out);
      console.flush();
      return 0;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private History run(ClassifierTraining training, ProgressDisplay display) throws IOException {
    try (TensorBoardLog log = tensorBoardLog()) {
      if (log != null) {
        training.run().listen(log);
      }
      return learning.train(training.run(), display);
    }
  }

  private @Nullable TensorBoardLog tensorBoardLog() throws IOException {
    return tensorBoard == null
        ? null
        : new TensorBoardLog(tensorBoard, 10, java.time.Clock.systemUTC());
  }

  private static List<String> summary(History history) {
    int best = history.best(ClassifierTraining.MONITOR).orElseThrow();
    double accuracy = history.values(ClassifierTraining.MONITOR.figure())[best];
    List<String> lines = new ArrayList<>();
    lines.add(
        "Best epoch: %d, validation accuracy %s"
            .formatted(history.epochs().get(best).epoch(), ScoreLines.number(accuracy)));
    // Mixed pictures have no single class that could be right.
    if (history.names().contains("train.accuracy")) {
      lines.add(
          diagnosis(
              CurveDiagnosis.of(
                  errors(history, "train.accuracy"), errors(history, "validation.accuracy"), 0)));
    }
    return lines;
  }

  private static double[] errors(History history, String accuracy) {
    return Arrays.stream(history.values(accuracy)).map(value -> 1 - value).toArray();
  }

  private static String diagnosis(CurveDiagnosis diagnosis) {
    return "Diagnosis: %s. What to try: %s; %s."
        .formatted(
            inWords(diagnosis.atBest().verdict()),
            diagnosis.stage().advice(),
            String.join("; ", diagnosis.atBest().advice()));
  }

  private static String inWords(Verdict verdict) {
    return verdict == Verdict.NEITHER
        ? "neither bias nor variance is high"
        : verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
