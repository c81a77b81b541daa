package org.fovea.metrics.panoptic;

import org.fovea.metrics.numeric.ExactSum;

/** Counts of a category that grow and merge exactly. */
final class CategoryTally {
  private long truePositives;
  private long falsePositives;
  private long falseNegatives;
  private final ExactSum iouSum = new ExactSum();

  void match(double iou) {
    truePositives++;
    iouSum.add(iou);
  }

  void falsePositive() {
    falsePositives++;
  }

  void falseNegative() {
    falseNegatives++;
  }

  void merge(CategoryTally other) {
    truePositives += other.truePositives;
    falsePositives += other.falsePositives;
    falseNegatives += other.falseNegatives;
    iouSum.add(other.iouSum);
  }

  PanopticCounts counts() {
    return new PanopticCounts(truePositives, falsePositives, falseNegatives, iouSum.value());
  }
}
