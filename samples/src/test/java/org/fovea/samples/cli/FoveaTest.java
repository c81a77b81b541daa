package org.fovea.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FoveaTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Command(name = "fail")
  static final class Fail implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new IllegalArgumentException("score must be\n  at least 0, got -1");
    }
  }

  private int run(String... args) {
    CommandLine fovea = Fovea.commandLine();
    fovea.addSubcommand(new Fail());
    fovea.setOut(new PrintWriter(out, true));
    fovea.setErr(new PrintWriter(err, true));
    return fovea.execute(args);
  }

  @Test
  void everyCommandExplainsItself() {
    for (CommandLine command : Fovea.commandLine().getSubcommands().values()) {
      out.getBuffer().setLength(0);
      assertThat(run(command.getCommandName(), "--help")).isZero();
      assertThat(out.toString()).startsWith("Usage: fovea " + command.getCommandName());
    }
  }

  @Test
  void commandThatIsNamedFirstIsSetUpAlone() {
    Map<String, CommandLine> all = new HashMap<>(Fovea.commandLine().getSubcommands());
    all.remove("generate-completion");
    for (Map.Entry<String, CommandLine> each : all.entrySet()) {
      CommandLine alone = Fovea.commandLine(new String[] {each.getKey(), "--help"});
      assertThat(alone.getSubcommands()).containsOnlyKeys(each.getKey());
      assertThat(alone.getSubcommands().values().iterator().next().getUsageMessage())
          .isEqualTo(each.getValue().getUsageMessage());
    }
  }

  @Test
  void misspeltCommandIsCorrected() {
    String[] args = {"evall"};
    CommandLine fovea = Fovea.commandLine(args).setErr(new PrintWriter(err, true));
    assertThat(fovea.execute(args)).isEqualTo(2);
    assertThat(err.toString()).contains("eval");
  }

  @Test
  void versionNamesTheProgram() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("fovea ");
  }

  @Test
  void completionIsAShellScript() {
    String[] args = {"generate-completion"};
    CommandLine fovea = Fovea.commandLine(args).setOut(new PrintWriter(out, true));
    assertThat(fovea.execute(args)).isZero();
    assertThat(out.toString())
        .startsWith("#!")
        .contains("complete -F _complete_fovea", "function _picocli_fovea_eval");
  }

  @Test
  void noCommandIsWrongUse() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).startsWith("fovea: name a command");
  }

  @Test
  void unknownOptionIsWrongUse() {
    assertThat(run("fail", "--nonsense")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("fovea fail: Unknown option: '--nonsense'")
        .doesNotContain("\tat ");
  }

  @Test
  void failureIsOneLine() {
    assertThat(run("fail")).isEqualTo(1);
    assertThat(err.toString().strip()).isEqualTo("fovea fail: score must be at least 0, got -1");
  }

  @Test
  void stacktraceIsShownWhenAskedFor() {
    assertThat(run("fail", "--stacktrace")).isEqualTo(1);
    assertThat(err.toString()).contains("\tat " + FoveaTest.class.getName());
  }
}
