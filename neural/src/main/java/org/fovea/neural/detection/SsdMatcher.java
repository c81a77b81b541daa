package org.fovea.neural.detection;

import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * Gives each default box the truth that it meets best, and each truth at least one default box
 * (SSD, Liu et al., 2016, section 2.2).
 *
 * @param threshold the least quality of a match, but for a truth's best one
 */
public record SsdMatcher(double threshold) {
  /**
   * Matches default boxes.
   *
   * @param quality {@code [truths, boxes]}, of each pair; at least one of each
   * @return {@code [boxes]}: the number of the truth or {@link Matcher#BELOW_LOW}. A truth's best
   *     box is that truth's, of several truths with the same one the last's
   * @throws ShapeException when the shape is another
   */
  public IntTensor match(Tensor quality) {
    IntTensor matches = new Matcher(threshold, threshold, false).match(quality);
    int boxes = quality.dim(1);
    for (int truth = 0; truth < quality.dim(0); truth++) {
      matches.data()[Matcher.bestPrediction(quality.data(), truth * boxes, boxes)] = truth;
    }
    return matches;
  }
}
