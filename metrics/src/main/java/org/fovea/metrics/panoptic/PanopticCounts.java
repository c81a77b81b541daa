package org.fovea.metrics.panoptic;

/**
 * What was found of a category.
 *
 * @param truePositives pairs of a true and a predicted segment that match
 * @param falsePositives predicted segments without a match
 * @param falseNegatives true segments without a match
 * @param iouSum sum of the overlaps of the pairs
 */
public record PanopticCounts(
    long truePositives, long falsePositives, long falseNegatives, double iouSum) {
  /**
   * Whether the category occurs, in truth or prediction.
   *
   * @return false where there is nothing to measure
   */
  public boolean occurs() {
    return truePositives + falsePositives + falseNegatives > 0;
  }

  /**
   * PQ, the product of SQ and RQ.
   *
   * @return in [0, 1], or -1 where the category doesn't occur
   */
  public double panopticQuality() {
    return occurs() ? iouSum / weight() : -1;
  }

  /**
   * SQ, the mean overlap of the matches.
   *
   * @return in (0.5, 1], 0 where nothing matches, or -1 where the category doesn't occur
   */
  public double segmentationQuality() {
    if (truePositives == 0) {
      return occurs() ? 0 : -1;
    }
    return iouSum / truePositives;
  }

  /**
   * RQ, the F1 score of finding segments.
   *
   * @return in [0, 1], or -1 where the category doesn't occur
   */
  public double recognitionQuality() {
    return occurs() ? truePositives / weight() : -1;
  }

  private double weight() {
    return truePositives + 0.5 * falsePositives + 0.5 * falseNegatives;
  }
}
