package org.fovea.samples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.fovea.io.classification.ClassificationDatasets;
import org.fovea.io.classification.LabelledImageSet;
import org.fovea.neural.thread.Workers;
import org.fovea.samples.generate.GeneratorCard;
import org.fovea.samples.generate.GeneratorKind;
import org.fovea.samples.generate.GeneratorSettings;
import org.fovea.samples.generate.GeneratorTraining;
import org.fovea.samples.train.CardWords;
import org.fovea.samples.train.TrainedClassifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fovea train generate}: trains a network to make pictures like those given. */
@Command(
    name = "generate",
    description = "Train a network to make pictures like those given.",
    footer = {
      "",
      "The folder of results has generator.safetensors (for fovea generate), samples.png and"
          + " history.csv. With --judge, a classifier that fovea train classify trained on such"
          + " pictures, the history has Fréchet distances of its features."
    })
final class TrainGenerateCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Option(
      names = "--kind",
      required = true,
      paramLabel = "K",
      description = "${COMPLETION-CANDIDATES}.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  GeneratorKind kind;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Pictures, as fovea train classify takes them; their classes don't matter.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path data;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Where the results go.")
  Path out = Path.of("generator");

  @Option(names = "--size", paramLabel = "N", description = "Rows and columns, a multiple of 4.")
  int size = 28;

  @Option(names = "--colour", description = "Pictures of three channels instead of one.")
  boolean colour;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "Channels at the highest resolution; ddpm wants a multiple of 8.")
  int width = 32;

  @Option(names = "--steps", paramLabel = "N", description = "Steps of the diffusion.")
  int steps = 1000;

  @Option(
      names = "--cosine",
      description = "Let the noise grow by a cosine (Nichol and Dhariwal) instead of linearly.")
  boolean cosine;

  @Option(names = "--epochs", paramLabel = "N", description = "How often all pictures are seen.")
  int epochs = 10;

  @Option(names = "--batch", paramLabel = "N", description = "Pictures to a step.")
  int batch = 32;

  @Option(names = "--lr", paramLabel = "R", description = "The learning rate.")
  double rate = 1e-3;

  @Option(
      names = "--judge",
      paramLabel = "FILE",
      description = "Weights of a classifier of such pictures.")
  @Nullable Path judge;

  @Option(names = "--judged", paramLabel = "N", description = "Pictures generated to be judged.")
  int judged = 500;

  @Option(
      names = "--judge-every",
      paramLabel = "N",
      description = "Epochs from one judgement to the next; the last is always judged.")
  int judgeEvery = 1;

  @Option(names = "--seed", paramLabel = "N", description = "What all random choices follow from.")
  long seed = 1;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "By default one for each processor. The weights are the same for any number.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--overwrite",
      description = "Begin anew where the folder of results has a training already.")
  boolean overwrite;

  @Override
  public Integer call() throws IOException {
    Arguments.requireAtLeast(spec, "--threads", 1, threads);
    if (!overwrite && GeneratorTraining.isIn(out)) {
      throw new ParameterException(
          spec.commandLine(), out + " has a training already: begin anew with --overwrite");
    }
    GeneratorSettings settings = settings();
    CardWords fileAlone = new CardWords(null, null, 0, null, null);
    TrainedClassifier classifier = judge == null ? null : TrainedClassifier.read(judge, fileAlone);
    try (ProgressDisplay display = ProgressDisplay.onStandardError()) {
      LabelledImageSet pictures = ClassificationDatasets.read(data, display::println);
      return Workers.fixed(threads).call(() -> train(settings, pictures, classifier, display));
    }
  }

  private GeneratorSettings settings() {
    try {
      GeneratorCard card = new GeneratorCard(kind, colour ? 3 : 1, size, width, steps, cosine);
      return new GeneratorSettings(card, epochs, batch, rate, judged, judgeEvery, seed);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }

  private int train(
      GeneratorSettings settings,
      LabelledImageSet pictures,
      @Nullable TrainedClassifier classifier,
      ProgressDisplay display) {
    try {
      new GeneratorTraining(settings, pictures, classifier, out, display, display::println).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    spec.commandLine().getOut().println("Results: " + out);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
