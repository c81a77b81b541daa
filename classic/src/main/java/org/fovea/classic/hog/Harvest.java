package org.fovea.classic.hog;

import java.util.ArrayList;
import java.util.List;

/**
 * The examples that one picture gives.
 *
 * @param positives for each category its descriptors
 * @param negatives likewise
 */
record Harvest(List<List<float[]>> positives, List<List<float[]>> negatives) {
  static Harvest empty(int categories) {
    Harvest harvest = new Harvest(new ArrayList<>(), new ArrayList<>());
    for (int c = 0; c < categories; c++) {
      harvest.positives.add(new ArrayList<>());
      harvest.negatives.add(new ArrayList<>());
    }
    return harvest;
  }
}
