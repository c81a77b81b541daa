package org.fovea.io.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.ImageInfo;

/** Reads YOLO's labels with a score at the end of each line, one file for each picture. */
final class YoloDetections {
  private static final String[] FIELDS = {"class", "cx", "cy", "width", "height", "score"};

  private YoloDetections() {}

  static void read(Path folder, DetectionDataset truth, DetectionLines lines) throws IOException {
    Path labels = Folders.first(folder, "labels").orElse(folder);
    List<Integer> categories =
        truth.categories().stream().map(Category::id).distinct().sorted().toList();
    List<Path> files = Folders.texts(labels);
    if (files.isEmpty()) {
      throw new DatasetFormatException(labels, "", "holds no .txt file");
    }
    for (Path file : files) {
      String name = Folders.slashed(labels.relativize(file));
      lines.guarded(
          () -> {
            ImageInfo image =
                lines.picture(file, "", name.substring(0, name.length() - ".txt".length()));
            if (image.width() == 0 || image.height() == 0) {
              throw new DatasetFormatException(
                  file, "", "the truth doesn't state its picture's size");
            }
            lines.read(
                file, (fields, where) -> line(file, where, fields, image, categories, lines));
          });
    }
  }

  private static void line(
      Path file,
      String where,
      String[] fields,
      ImageInfo image,
      List<Integer> categories,
      DetectionLines lines)
      throws DatasetFormatException {
    if (fields.length != FIELDS.length) {
      throw new DatasetFormatException(
          file,
          where,
          "got " + fields.length + " fields, expected a class, cx, cy, width, height and a score");
    }
    double[] v = new double[FIELDS.length];
    for (int i = 0; i < v.length; i++) {
      v[i] = DetectionLines.number(file, where, FIELDS[i], fields[i]);
    }
    if (v[0] != Math.rint(v[0]) || v[0] < 0 || v[0] >= categories.size()) {
      throw new DatasetFormatException(
          file,
          where,
          "got the class '" + fields[0] + "', expected 0 to " + (categories.size() - 1));
    }
    double width = v[3] * image.width();
    double height = v[4] * image.height();
    double[] box = {
      v[1] * image.width() - width / 2, v[2] * image.height() - height / 2, width, height
    };
    lines.add(file, where, image, categories.get((int) v[0]), box, v[5]);
  }
}
