package org.fovea.samples.cli;

import java.util.List;
import org.fovea.samples.train.CardWords;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a user says of a classifier's weights whose file doesn't. */
class CardOptions {
  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "The network, where the weights don't say; fovea models lists them.")
  @Nullable String model;

  @Option(
      names = "--mean",
      paramLabel = "M",
      split = ",",
      description = "Mean of each channel, of values 0 to 1, where the weights don't say.")
  @Nullable List<Double> mean;

  @Option(
      names = "--std",
      paramLabel = "S",
      split = ",",
      description = "Standard deviation of each channel, where the weights don't say.")
  @Nullable List<Double> std;

  /**
   * Everything that is said.
   *
   * @param labels names of the classes, or null to believe the file
   * @param size rows and columns of the input, 0 to believe the file or the model
   */
  CardWords words(@Nullable List<String> labels, int size) {
    return new CardWords(model, labels, size, mean, std);
  }
}
