package org.fovea.samples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fovea train}: what can be trained is a subcommand each. */
@Command(
    name = "train",
    description = "Train a network on your own pictures.",
    subcommands = {
      TrainClassifyCommand.class,
      TrainTransferCommand.class,
      TrainSegmentCommand.class,
      TrainDetectCommand.class,
      TrainGenerateCommand.class
    })
final class TrainCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to train: classify, transfer, segment, detect or generate");
  }
}
