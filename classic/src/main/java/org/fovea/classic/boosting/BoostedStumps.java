package org.fovea.classic.boosting;

import java.util.List;

/**
 * A strong classifier of two classes: the sum of stumps.
 *
 * @param stumps in the order in which they were found
 */
public record BoostedStumps(List<Stump> stumps) {
  public BoostedStumps {
    stumps = List.copyOf(stumps);
  }

  /**
   * How surely features are of the positive class.
   *
   * @param features at least as many as the stumps ask for
   * @return the score, above 0 for the positive class
   * @throws IndexOutOfBoundsException if there are fewer features than the stumps ask for
   */
  public double score(float[] features) {
    double sum = 0;
    for (Stump stump : stumps) {
      sum += stump.of(features[stump.feature()]);
    }
    return sum;
  }
}
