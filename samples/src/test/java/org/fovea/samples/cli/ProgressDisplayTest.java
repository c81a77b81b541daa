package org.fovea.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final AtomicLong clock = new AtomicLong();

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void elsewhereThanOnATerminalALineEveryTenSecondsAndOneAtTheEnd() {
    try (ProgressDisplay display = new ProgressDisplay(out, 0, clock::get)) {
      for (int i = 0; i <= 30; i++) {
        clock.set(i * 1_000_000_000L);
        display.update("learning", i, 30);
      }
    }
    assertThat(shown().lines())
        .containsExactly(
            "learning: 10 of 30, about 20 s left",
            "learning: 20 of 30, about 10 s left",
            "learning: done, 30.0 s");
  }

  @Test
  void onATerminalABar() {
    try (ProgressDisplay display = new ProgressDisplay(out, 80, clock::get)) {
      display.update("learning", 0, 4);
      display.update("learning", 4, 4);
      display.println("a line");
      display.update("looking", 1, 2);
    }
    assertThat(shown()).contains("learning 100%").contains("a line\n").contains("looking  50%");
  }
}
