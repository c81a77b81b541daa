package org.fovea.samples.cli;

import java.io.PrintStream;
import java.util.Objects;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.fovea.metrics.progress.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Shows a person how far long-running work is: a bar with an estimate of the time left for each
 * stage on a terminal, now and then a line elsewhere.
 */
final class ProgressDisplay implements Progress, AutoCloseable {
  /** Set by the launcher where standard error is a terminal: its width in columns. */
  private static final String TERMINAL = "fovea.terminal";

  private static final long NANOS = 1_000_000_000L;
  private static final long LINE_EVERY = 10 * NANOS;

  private final PrintStream out;
  private final int columns;
  private final LongSupplier nanoTime;
  private @Nullable String stage;
  private @Nullable ProgressBar bar;
  private long begun;
  private long lastLine;
  private boolean finished;

  /**
   * A display.
   *
   * @param out where to
   * @param columns width of the terminal, 0 if it is none
   * @param nanoTime a clock, nanoseconds
   */
  ProgressDisplay(PrintStream out, int columns, LongSupplier nanoTime) {
    this.out = out;
    this.columns = columns;
    this.nanoTime = nanoTime;
  }

  static ProgressDisplay onStandardError() {
    return new ProgressDisplay(System.err, Integer.getInteger(TERMINAL, 0), System::nanoTime);
  }

  @Override
  public synchronized void update(String name, long done, long total) {
    if (!name.equals(stage)) {
      endStage();
      beginStage(name, total);
    }
    if (bar != null) {
      bar.maxHint(total);
      bar.stepTo(done);
    } else if (!finished) {
      line(done, total);
    }
  }

  private void beginStage(String name, long total) {
    stage = name;
    begun = nanoTime.getAsLong();
    lastLine = begun;
    finished = false;
    if (columns > 0) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(name)
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .setConsumer(new ConsoleProgressBarConsumer(out, Math.max(20, columns - 1)))
              .build();
    }
  }

  private void line(long done, long total) {
    long now = nanoTime.getAsLong();
    double seconds = (now - begun) / (double) NANOS;
    if (done >= total) {
      out.printf("%s: done, %.1f s%n", stage, seconds);
      finished = true;
    } else if (done > 0 && now - lastLine >= LINE_EVERY) {
      double left = seconds * (total - done) / done;
      out.printf("%s: %d of %d, about %.0f s left%n", stage, done, total, left);
      lastLine = now;
    }
  }

  private void endStage() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  /** Prints a line without tearing a bar apart. */
  synchronized void println(String line) {
    if (bar != null) {
      Objects.requireNonNull(bar).close();
      bar = null;
      stage = null;
    }
    out.println(line);
  }

  @Override
  public synchronized void close() {
    endStage();
    stage = null;
  }
}
