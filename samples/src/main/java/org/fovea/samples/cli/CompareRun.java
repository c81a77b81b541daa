package org.fovea.samples.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.fovea.samples.compare.Comparison;
import org.fovea.samples.compare.Pipeline;
import org.fovea.samples.compare.PipelineFailure;
import org.fovea.samples.compare.PipelineResult;
import org.fovea.samples.report.ReportFiles;
import org.fovea.samples.report.Standing;

/**
 * Runs pipeline after pipeline and writes what is finished after each, so that Ctrl-C loses only
 * what was under way. A pipeline that fails doesn't keep the others from running.
 */
final class CompareRun {
  private final Comparison comparison;
  private final ReportFiles files;
  private final ProgressDisplay display;
  private final ReentrantLock writing = new ReentrantLock();

  CompareRun(Comparison comparison, ReportFiles files, ProgressDisplay display) {
    this.comparison = comparison;
    this.files = files;
    this.display = display;
  }

  /**
   * Runs them.
   *
   * @return the results, in the order of the pipelines
   * @throws PipelineFailure if a pipeline failed, when all others are done
   */
  List<PipelineResult> run(List<Pipeline> pipelines) throws IOException {
    Thread onCtrlC = new Thread(this::stop);
    Runtime.getRuntime().addShutdownHook(onCtrlC);
    try {
      return runAll(pipelines);
    } finally {
      removeHook(onCtrlC);
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      // The program is being stopped: the hook has its say.
    }
  }

  /** Lets a file that is being written get finished, and keeps any other from being begun. */
  private void stop() {
    writing.lock();
    display.println("interrupted; what was finished is in " + files.folder());
  }

  private List<PipelineResult> runAll(List<Pipeline> pipelines) throws IOException {
    List<Standing> standings = new ArrayList<>(pipelines.stream().map(Standing::waiting).toList());
    List<PipelineResult> results = new ArrayList<>();
    List<RuntimeException> failures = new ArrayList<>();
    write(() -> files.begin(comparison));
    for (int i = 0; i < pipelines.size(); i++) {
      Pipeline pipeline = pipelines.get(i);
      try {
        PipelineResult result = comparison.run(pipeline, display);
        write(() -> files.writeDetections(result));
        results.add(result);
        standings.set(i, Standing.done(result));
      } catch (RuntimeException e) {
        failures.add(e);
        standings.set(i, Standing.failed(pipeline, FailureMessage.of(e)));
      }
      write(() -> files.writeReport(comparison, standings));
    }
    if (!failures.isEmpty()) {
      String message =
          standings.stream()
              .filter(s -> s.failure() != null)
              .map(s -> s.pipeline().name() + " failed: " + s.failure())
              .collect(Collectors.joining("; "));
      throw new PipelineFailure(message, failures.get(0));
    }
    return results;
  }

  private interface FileWriting {
    void run() throws IOException;
  }

  private void write(FileWriting files) throws IOException {
    writing.lock();
    try {
      files.run();
    } finally {
      writing.unlock();
    }
  }
}
