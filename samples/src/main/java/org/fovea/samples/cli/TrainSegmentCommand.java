package org.fovea.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.fovea.io.segmentation.SegmentationReadConfig;
import org.fovea.neural.segmentation.SegmentationModel;
import org.fovea.neural.thread.Workers;
import org.fovea.neural.train.History;
import org.fovea.samples.train.AugmentKind;
import org.fovea.samples.train.LearningSettings;
import org.fovea.samples.train.OptimizerKind;
import org.fovea.samples.train.SegmentationParts;
import org.fovea.samples.train.SegmenterSettings;
import org.fovea.samples.train.SegmenterTraining;
import org.fovea.samples.train.TrainingRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fovea train segment}: trains a segmentation network. */
@Command(
    name = "segment",
    description = "Train a network to tell the class of every pixel.",
    footer = {
      "",
      "The data are a folder with train and trainannot, val and valannot (CamVid's layout), or with"
          + " image and label, or images and masks, in train and val or of its own; pictures and"
          + " masks have the same names. Without a validation part the last fifth is held out."
          + " classes.txt may have the names of the classes, a line each. The folder of results has"
          + " best.safetensors (for fovea segment), last.safetensors (for --resume), history.csv"
          + " and curves.png."
    })
final class TrainSegmentCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Mixin
  final LearningOptions learning =
      new LearningOptions("segmenter", 20, 4, OptimizerKind.ADAMW, 1e-3);

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "The network: ${COMPLETION-CANDIDATES}.")
  SegmentationModel model = SegmentationModel.UNET;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "Channels of the first level, or of fcn8s's classifier; 0 for the usual ones.")
  int width;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "How often unet and segnet halve the resolution; 0 for the usual depth.")
  int depth;

  @Option(names = "--grey", description = "Give the network the luma alone.")
  boolean grey;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The pictures and masks.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path data;

  @Option(
      names = "--void",
      paramLabel = "N",
      description = "The value of pixels without a class, beside 255.")
  int voidLabel = -1;

  @Option(
      names = "--crop",
      paramLabel = "N",
      description = "Rows and columns of a random part of each picture; 0 for all of it.")
  int crop = 256;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "How many parts of each picture are seen in an epoch.")
  int repeats = 1;

  @Option(
      names = "--augment",
      paramLabel = "A",
      split = ",",
      description = "Random changes of pictures and masks: flip, shift, rotate, colour.")
  List<AugmentKind> augment = List.of(AugmentKind.FLIP);

  @Option(
      names = "--border-weights",
      description = "Count pixels between cells (class 1) that touch more, as in U-Net's paper.")
  boolean borderWeights;

  @Override
  public Integer call() throws IOException {
    SegmenterSettings settings = learning.settings(this::settings);
    try (ProgressDisplay display = ProgressDisplay.onStandardError()) {
      SegmentationReadConfig config = SegmentationReadConfig.defaults().withVoidLabel(voidLabel);
      SegmentationParts parts = SegmentationParts.read(data, config, display::println);
      return Workers.fixed(learning.threads).call(() -> train(settings, parts, display));
    }
  }

  private SegmenterSettings settings(LearningSettings how) {
    return new SegmenterSettings(
        model, width, depth, grey, how, crop, repeats, augment, borderWeights);
  }

  private int train(SegmenterSettings settings, SegmentationParts parts, ProgressDisplay display) {
    try {
      TrainingRun<?> run = new SegmenterTraining(settings, parts, learning.out, display).run();
      History history = learning.train(run, display);
      if (!history.epochs().isEmpty()) {
        PrintWriter console = spec.commandLine().getOut();
        console.print(EpochLines.best(history, run.monitor()));
        console.println("Results: " + learning.out);
        console.flush();
      }
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
