package org.fovea.samples.cli;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fovea.io.classification.ClassificationDatasets;
import org.fovea.io.classification.LabelledImageSet;
import org.fovea.io.image.ImageFiles;
import org.fovea.neural.data.LabelledPictures;
import org.fovea.neural.model.PictureClassifier;
import org.fovea.neural.model.PictureClassifier.Guess;
import org.fovea.neural.thread.Workers;
import org.fovea.samples.train.ClassificationScores;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fovea classify}: says what is on pictures, or how well it does on labelled ones. */
@Command(
    name = "classify",
    description = "Say what is on pictures, or judge a classifier on labelled ones.",
    footer = {
      "",
      "Weights that fovea train classify wrote say of which model and classes they are. Of others,"
          + " PyTorch's checkpoints among them, say --model, and --labels unless --data has"
          + " pictures of all classes."
    })
final class ClassifyCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Mixin final ClassifierOptions options = new ClassifierOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Labelled pictures to judge the classifier on.")
  @Nullable Path data;

  @Option(names = "--top", paramLabel = "N", description = "How many classes to name.")
  int top = 5;

  @Option(names = "--threads", paramLabel = "N", description = "By default one for each processor.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Parameters(paramLabel = "IMAGE", description = "Pictures.")
  List<Path> images = List.of();

  @Override
  public Integer call() throws IOException {
    Arguments.requireAtLeast(spec, "--threads", 1, threads);
    Arguments.requireAtLeast(spec, "--top", 1, top);
    if (images.isEmpty() && data == null) {
      throw new ParameterException(
          spec.commandLine(), "name pictures, or --data with labelled ones");
    }
    try (ProgressDisplay display = ProgressDisplay.onStandardError()) {
      LabelledImageSet set =
          data == null ? null : ClassificationDatasets.read(data, display::println);
      PictureClassifier classifier =
          options.read(set == null ? null : set.classNames()).classifier();
      Workers workers = Workers.fixed(threads);
      PrintWriter console = spec.commandLine().getOut();
      for (Path image : images) {
        print(console, workers, classifier, image);
      }
      if (set != null) {
        ClassificationScores scores =
            workers.call(() -> ClassificationScores.of(classifier, set, display));
        console.printf(Locale.ROOT, "%d pictures of %s%n", set.size(), data);
        console.print(ScoreLines.of(scores.figures()));
      }
      console.flush();
    }
    return 0;
  }

  private void print(PrintWriter console, Workers workers, PictureClassifier classifier, Path image)
      throws IOException {
    Planar<GrayU8> picture =
        LabelledPictures.withBands(ImageFiles.read(image), classifier.card().mean().size());
    List<Guess> guesses = workers.call(() -> classifier.top(picture, top));
    console.println(image);
    for (Guess guess : guesses) {
      console.printf(Locale.ROOT, "  %-20s %.4f%n", guess.label(), guess.probability());
    }
  }
}
