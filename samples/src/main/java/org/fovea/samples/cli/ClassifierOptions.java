package org.fovea.samples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fovea.samples.train.TrainedClassifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command that uses a classifier. */
final class ClassifierOptions extends CardOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Option(names = "--weights", required = true, paramLabel = "FILE", description = "The weights.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path weights;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "The names of the classes, a line each, in the order of the network's outputs.")
  @Nullable Path labels;

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "Rows and columns of the input, where the weights don't say.")
  int size;

  /**
   * Reads the classifier.
   *
   * @param otherwise names of the classes where no file of them is named, or null
   */
  TrainedClassifier read(@Nullable List<String> otherwise) throws IOException {
    Arguments.requireAtLeast(spec, "--size", 0, size);
    return TrainedClassifier.read(weights, words(labels == null ? otherwise : lines(labels), size));
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
  }
}
