package org.fovea.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fovea.io.segmentation.SegmentationReadConfig;
import org.fovea.neural.segmentation.SegmentationModel;
import org.fovea.neural.thread.Workers;
import org.fovea.neural.train.EpochRecord;
import org.fovea.neural.train.History;
import org.fovea.samples.train.AugmentKind;
import org.fovea.samples.train.OptimizerKind;
import org.fovea.samples.train.ScheduleKind;
import org.fovea.samples.train.SegmentationParts;
import org.fovea.samples.train.SegmenterSettings;
import org.fovea.samples.train.SegmenterTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Where the results go.")
  Path out = Path.of("segmenter");

  @Option(names = "--epochs", paramLabel = "N", description = "How often all pictures are seen.")
  int epochs = 20;

  @Option(names = "--batch", paramLabel = "N", description = "Parts of pictures to a batch.")
  int batch = 4;

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

  @Option(names = "--optimizer", paramLabel = "O", description = "${COMPLETION-CANDIDATES}.")
  OptimizerKind optimizer = OptimizerKind.ADAMW;

  @Option(names = "--lr", paramLabel = "R", description = "The highest learning rate.")
  double rate = 1e-3;

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

  @Override
  public Integer call() throws IOException {
    Arguments.requireAtLeast(spec, "--threads", 1, threads);
    SegmenterSettings settings = settings();
    try (ProgressDisplay display = ProgressDisplay.onStandardError()) {
      SegmentationReadConfig config = SegmentationReadConfig.defaults().withVoidLabel(voidLabel);
      SegmentationParts parts = SegmentationParts.read(data, config, display::println);
      return Workers.fixed(threads).call(() -> train(settings, parts, display));
    }
  }

  private SegmenterSettings settings() {
    if (!resume && !overwrite && Files.exists(out.resolve("last.safetensors"))) {
      throw new ParameterException(
          spec.commandLine(),
          out + " has a training already: go on with --resume, or begin anew with --overwrite");
    }
    try {
      return new SegmenterSettings(
          model,
          width,
          depth,
          grey,
          epochs,
          batch,
          crop,
          repeats,
          optimizer,
          rate,
          decay,
          schedule,
          average,
          augment,
          borderWeights,
          seed);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }

  private int train(SegmenterSettings settings, SegmentationParts parts, ProgressDisplay display) {
    PrintWriter console = spec.commandLine().getOut();
    try {
      SegmenterTraining training = new SegmenterTraining(settings, parts, out, display);
      training.listen(new EpochLines(display));
      if (resume) {
        training.resume();
      }
      History history = run(training, display);
      if (!history.epochs().isEmpty()) {
        EpochRecord best =
            history.epochs().get(history.best(SegmenterTraining.MONITOR).orElseThrow());
        console.printf(Locale.ROOT, "Best epoch: %d%n", best.epoch());
        best.figures().forEach((name, value) -> console.println(line(name, value)));
        console.println("Results: " + out);
        console.flush();
      }
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(String name, double value) {
    String words = name.replace('.', ' ').replace('_', ' ');
    return String.format(Locale.ROOT, "  %-28s %s", words, ScoreLines.number(value));
  }

  private static History run(SegmenterTraining training, ProgressDisplay display)
      throws IOException {
    return OnInterrupt.stop(
        () -> {
          display.println("stopping after this step");
          training.stop();
        },
        training::run);
  }
}
