package org.fovea.samples.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks of what the command line can't check by itself. A failed one is wrong use. */
final class Arguments {
  private Arguments() {}

  static void requireAtLeast(CommandSpec command, String option, long least, long value) {
    if (value < least) {
      throw new ParameterException(
          command.commandLine(), option + " must be at least " + least + ", got " + value);
    }
  }
}
