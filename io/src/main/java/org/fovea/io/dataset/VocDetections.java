package org.fovea.io.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.DetectionDataset;

/** Reads VOC's result files, one for each class. */
final class VocDetections {
  private static final Pattern NAME = Pattern.compile(".+_det_[^_]+_(.+)\\.txt");
  private static final String[] FIELDS = {"score", "xmin", "ymin", "xmax", "ymax"};

  private VocDetections() {}

  static void read(
      Path folder, DetectionDataset truth, DetectionLines lines, Consumer<String> warnings)
      throws IOException {
    Map<String, Integer> categories = new HashMap<>();
    for (Category category : truth.categories()) {
      categories.put(category.name(), category.id());
    }
    boolean any = false;
    for (Path file : Folders.files(folder, ".txt")) {
      Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
      if (!name.matches()) {
        continue;
      }
      any = true;
      Integer category = categories.get(name.group(1));
      if (category == null) {
        warnings.accept(
            file + ": the truth has no class '" + name.group(1) + "', the file is passed over");
      } else {
        lines.read(file, (fields, where) -> line(file, where, fields, category, lines));
      }
    }
    if (!any) {
      throw new DatasetFormatException(
          folder, "", "holds no result file of VOC, such as comp4_det_test_car.txt");
    }
  }

  private static void line(
      Path file, String where, String[] fields, int category, DetectionLines lines)
      throws DatasetFormatException {
    if (fields.length != 1 + FIELDS.length) {
      throw new DatasetFormatException(
          file, where, "got " + fields.length + " fields, expected a picture, a score and 4 edges");
    }
    double[] v = new double[FIELDS.length];
    for (int i = 0; i < v.length; i++) {
      v[i] = DetectionLines.number(file, where, FIELDS[i], fields[i + 1]);
    }
    double left = v[1] - 1;
    double top = v[2] - 1;
    double[] box = {left, top, v[3] - left, v[4] - top};
    lines.add(file, where, lines.picture(file, where, fields[0]), category, box, v[0]);
  }
}
