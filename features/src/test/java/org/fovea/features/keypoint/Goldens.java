package org.fovea.features.keypoint;

import java.util.ArrayList;
import java.util.List;
import org.fovea.features.Golden;

/** Golden tables. */
final class Goldens {
  private Goldens() {}

  /** The rows of a table. */
  static List<List<Double>> rows(String name) {
    Golden table = Golden.read(name);
    List<List<Double>> rows = new ArrayList<>();
    for (int i = 0; i < table.shape()[0]; i++) {
      List<Double> row = new ArrayList<>();
      for (int k = 0; k < table.shape()[1]; k++) {
        row.add(table.values()[i * table.shape()[1] + k]);
      }
      rows.add(row);
    }
    return rows;
  }
}
