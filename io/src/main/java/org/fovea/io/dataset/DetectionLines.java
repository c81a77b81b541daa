package org.fovea.io.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.ImageInfo;
import org.jspecify.annotations.Nullable;

/** Collects detections from lines of numbers, and what is wrong with them. */
final class DetectionLines {
  /** Makes a detection of the fields of a line. */
  interface Line {
    void read(String[] fields, String where) throws DatasetFormatException;
  }

  private final PictureIndex pictures;
  private final @Nullable Consumer<String> flaws;
  private final DetectionTable table = new DetectionTable();

  DetectionLines(PictureIndex pictures, @Nullable Consumer<String> flaws) {
    this.pictures = pictures;
    this.flaws = flaws;
  }

  DetectionTable table() {
    return table;
  }

  /** Reads the lines of a file that aren't blank. */
  void read(Path file, Line line) throws IOException {
    int number = 0;
    for (String text : TextLines.of(file)) {
      number++;
      if (!text.isBlank()) {
        String where = "line " + number;
        guarded(() -> line.read(text.strip().split("\\s+"), where));
      }
    }
  }

  /** What may find a flaw. */
  interface Step {
    void run() throws IOException;
  }

  /** Lets a flaw end the reading, or tells of it. */
  void guarded(Step step) throws IOException {
    try {
      step.run();
    } catch (DatasetFormatException e) {
      if (flaws == null) {
        throw e;
      }
      flaws.accept(e.getMessage());
    }
  }

  ImageInfo picture(Path file, String where, String name) throws DatasetFormatException {
    return pictures
        .find(name)
        .orElseThrow(
            () ->
                new DatasetFormatException(
                    file, where, "no picture of the truth is named '" + name + "'"));
  }

  static double number(Path file, String where, String field, String text)
      throws DatasetFormatException {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, as for one that isn't finite.
    }
    throw new DatasetFormatException(
        file, where + ": " + field, "got '" + text + "', expected a number");
  }

  /** Adds a detection; the box is x, y, width and height in pixels. */
  void add(Path file, String where, ImageInfo image, int category, double[] box, double score)
      throws DatasetFormatException {
    if (box[2] < 0 || box[3] < 0) {
      throw new DatasetFormatException(
          file, where, "got the size " + box[2] + " x " + box[3] + ", expected at least 0");
    }
    table.add(image.id(), category, box[0], box[1], box[2], box[3], score);
  }
}
