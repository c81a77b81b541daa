package org.fovea.samples.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command {@code fovea}. It does nothing itself; its subcommands are listed here.
 *
 * <p>Exit status: 0 when all went well, 1 for a failure, 2 for wrong use. A failure is one line on
 * standard error; {@code --stacktrace}, or the system property {@code fovea.debug}, adds where it
 * came from.
 */
@Command(
    name = "fovea",
    description = "Computer vision in plain Java: classic and neural detectors, side by side.",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    showDefaultValues = true,
    usageHelpAutoWidth = true)
public final class Fovea implements Runnable {
  /** In the order in which they are listed. */
  private static final List<Subcommand> SUBCOMMANDS =
      List.of(
          new Subcommand("compare", CompareCommand.class),
          new Subcommand("eval", EvalCommand.class),
          new Subcommand("convert", ConvertCommand.class),
          new Subcommand("scenes", ScenesCommand.class),
          new Subcommand("features", FeaturesCommand.class),
          new Subcommand("models", ModelsCommand.class),
          new Subcommand("weights", WeightsCommand.class),
          new Subcommand("augment", AugmentCommand.class),
          new Subcommand("train", TrainCommand.class),
          new Subcommand("classify", ClassifyCommand.class),
          new Subcommand("segment", SegmentCommand.class),
          new Subcommand("detect", DetectCommand.class),
          new Subcommand("explain", ExplainCommand.class),
          new Subcommand("generate", GenerateCommand.class),
          new Subcommand("bench", BenchCommand.class));

  /**
   * What can be run.
   *
   * @param name as typed, and as its {@link Command} says
   * @param type the class that picocli makes the command of
   */
  private record Subcommand(String name, Class<?> type) {}

  @Spec @Nullable CommandSpec spec;

  @Option(
      names = "--stacktrace",
      description = "On failure, show where in the program it happened.",
      scope = ScopeType.INHERIT)
  boolean stacktrace;

  private Fovea() {}

  /**
   * Runs the command line and ends the virtual machine with its exit status.
   *
   * @param args the arguments as typed
   */
  public static void main(String[] args) {
    System.exit(commandLine(args).execute(args));
  }

  /**
   * The command line with all its subcommands, ready to execute.
   *
   * @return a new command line
   */
  public static CommandLine commandLine() {
    List<Class<?>> all = new ArrayList<>();
    SUBCOMMANDS.forEach(subcommand -> all.add(subcommand.type));
    // Not in the list: what it writes completes all commands, so it needs all.
    all.add(GenerateCompletion.class);
    return commandLine(all);
  }

  /** With the one subcommand that is named first, if any is: to set up all takes a while. */
  static CommandLine commandLine(String[] args) {
    for (Subcommand subcommand : SUBCOMMANDS) {
      if (args.length > 0 && args[0].equals(subcommand.name)) {
        return commandLine(List.of(subcommand.type));
      }
    }
    return commandLine();
  }

  private static CommandLine commandLine(List<Class<?>> subcommands) {
    CommandLine fovea = new CommandLine(new Fovea());
    subcommands.forEach(fovea::addSubcommand);
    return fovea
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Fovea::wrongUse)
        .setExecutionExceptionHandler(Fovea::failure);
  }

  /** Without a subcommand there is nothing to do: that is wrong use. */
  @Override
  public void run() {
    CommandSpec self = java.util.Objects.requireNonNull(spec);
    throw new ParameterException(self.commandLine(), "name a command");
  }

  private static int wrongUse(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + FailureMessage.of(e));
    CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
    command.getErr().println("Try '" + name + " --help'.");
    return CommandLine.ExitCode.USAGE;
  }

  private static int failure(Exception e, CommandLine command, ParseResult parsed) {
    command
        .getErr()
        .println(command.getCommandSpec().qualifiedName() + ": " + FailureMessage.of(e));
    Fovea root = (Fovea) command.getCommandSpec().root().userObject();
    if (root.stacktrace || Boolean.getBoolean("fovea.debug")) {
      e.printStackTrace(command.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
