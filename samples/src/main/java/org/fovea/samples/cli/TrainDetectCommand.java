package org.fovea.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.fovea.io.dataset.DatasetFormat;
import org.fovea.neural.detection.Detectors;
import org.fovea.neural.thread.Workers;
import org.fovea.neural.train.History;
import org.fovea.samples.compare.DataSources;
import org.fovea.samples.train.AugmentKind;
import org.fovea.samples.train.DetectionParts;
import org.fovea.samples.train.DetectorSettings;
import org.fovea.samples.train.DetectorTraining;
import org.fovea.samples.train.LearningSettings;
import org.fovea.samples.train.OptimizerKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fovea train detect}: trains a detector. */
@Command(
    name = "detect",
    description = "Train a network to find objects.",
    footer = {
      "",
      "The data are a COCO, Pascal VOC or YOLO data set. Epochs are judged by its validation part,"
          + " or by every fifth picture of its training part; its test part is looked at once, at the"
          + " end. The folder of results has best.safetensors (for fovea detect), last.safetensors"
          + " (for --resume), history.csv and curves.png."
    })
final class TrainDetectCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Mixin
  final LearningOptions learning =
      new LearningOptions("detector", 20, 4, OptimizerKind.ADAMW, 1e-3);

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "The network: ${COMPLETION-CANDIDATES}.",
      completionCandidates = DetectorNames.class)
  String model = "fcos_tiny";

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The data set's folder, or COCO's .json or YOLO's .yaml file.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path data;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "The data set's format: coco, voc or yolo. By default its files tell.")
  @Nullable DatasetFormat format;

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "The shorter side that pictures are resized to; 0 for the model's own.")
  int size;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description =
          "Weights to begin with, of a detector or of the classifier that its backbone is of; what"
              + " has another shape is left out.")
  @Nullable Path weights;

  @Option(
      names = "--augment",
      paramLabel = "A",
      split = ",",
      description = "Random changes of pictures with their boxes: flip, shift, rotate, colour.")
  List<AugmentKind> augment = List.of(AugmentKind.FLIP);

  /** What the shell completes and the help shows. */
  static final class DetectorNames extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    DetectorNames() {
      super(Detectors.names());
    }
  }

  @Override
  public Integer call() throws IOException {
    DetectorSettings settings = learning.settings(this::settings);
    DatasetFormat known = format == null ? guess() : format;
    try (ProgressDisplay display = ProgressDisplay.onStandardError()) {
      DetectionParts parts = DetectionParts.read(data, known, display::println);
      return Workers.fixed(learning.threads).call(() -> train(settings, parts, display));
    }
  }

  private DetectorSettings settings(LearningSettings how) {
    return new DetectorSettings(model, size, how, augment);
  }

  private DatasetFormat guess() throws IOException {
    return DataSources.guessFormat(data)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), "can't tell the format of " + data + ": say --format"));
  }

  private int train(DetectorSettings settings, DetectionParts parts, ProgressDisplay display) {
    PrintWriter console = spec.commandLine().getOut();
    try {
      DetectorTraining training =
          new DetectorTraining(settings, parts, weights, learning.out, display, display::println);
      History history = learning.train(training.run(), display);
      if (!history.epochs().isEmpty()) {
        console.print(EpochLines.best(history, training.run().monitor()));
        if (parts.test() != null) {
          console.println("On the test part, with the weights of the best epoch:");
          console.print(ScoreLines.of(training.test(parts.test())));
        }
        console.println("Results: " + learning.out);
        console.flush();
      }
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
