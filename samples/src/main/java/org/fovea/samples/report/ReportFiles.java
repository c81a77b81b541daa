package org.fovea.samples.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fovea.io.file.AtomicFile;
import org.fovea.metrics.coco.CocoWriter;
import org.fovea.samples.compare.Comparison;
import org.fovea.samples.compare.Pipeline;
import org.fovea.samples.compare.PipelineResult;

/**
 * The files of a comparison's report. Each is replaced at once when it is complete, so that whoever
 * stops the program finds the files as they were or as they are to be.
 */
public final class ReportFiles {
  /** The file with all numbers. */
  static final String RESULTS = "results.json";

  /** The file with the truth of the test pictures, as COCO's instances. */
  static final String TRUTH = "truth.json";

  private final Path folder;

  /**
   * Files in a folder.
   *
   * @param folder where they go; made if it is not there
   */
  public ReportFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Where the files go.
   *
   * @return the folder
   */
  public Path folder() {
    return folder;
  }

  /**
   * The page.
   *
   * @return its path
   */
  public Path page() {
    return folder.resolve("index.html");
  }

  /** The name of the file with a pipeline's detections. */
  static String detectionsFile(Pipeline pipeline) {
    return "detections-" + pipeline.name() + ".json";
  }

  /**
   * Begins a report: what a former run found is removed, so that nothing of it mixes with this
   * one's, and the truth is written.
   *
   * @param comparison what is compared on what
   * @throws IOException if the folder can't be written to
   */
  public void begin(Comparison comparison) throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> former = Files.newDirectoryStream(folder, "detections-*.json")) {
      for (Path file : former) {
        Files.delete(file);
      }
    }
    Files.deleteIfExists(page());
    Files.deleteIfExists(folder.resolve(RESULTS));
    CocoWriter.writeInstances(folder.resolve(TRUTH), comparison.data().testLabels());
  }

  /**
   * Writes what a pipeline found.
   *
   * @param result what came of it
   * @throws IOException if it can't be written
   */
  public void writeDetections(PipelineResult result) throws IOException {
    CocoWriter.writeResults(folder.resolve(detectionsFile(result.pipeline())), result.detections());
  }

  /**
   * Writes the numbers and the page.
   *
   * @param comparison what is compared on what
   * @param standings how far each pipeline has come
   * @throws IOException if it can't be written
   */
  public void writeReport(Comparison comparison, List<Standing> standings) throws IOException {
    AtomicFile.write(folder.resolve(RESULTS), out -> ResultsJson.write(comparison, standings, out));
    byte[] page = new ReportPage(comparison, standings).html().getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(page(), out -> out.write(page));
  }
}
