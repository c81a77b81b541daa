package org.fovea.neural.rcnn;

import java.util.ArrayList;
import java.util.List;
import org.fovea.metrics.geometry.Box;

/**
 * Moves a proposed box onto the object in it, by linear functions of the region's features: one for
 * each of {@link BoxDeltas}, fitted by ridge regression (R-CNN, appendix C, equation 5). Immutable
 * and thread-safe.
 */
public final class BoxRegression {
  private final RidgeRegression functions;

  private BoxRegression(RidgeRegression functions) {
    this.functions = functions;
  }

  /**
   * Learns from proposals whose truth is known.
   *
   * @param proposals boxes with an area, at least 1
   * @param truths for each proposal the box of its object
   * @param features for each proposal its region's features, all of one length
   * @param lambda the penalty on the weights, above 0
   * @return the fitted regression
   * @throws IllegalArgumentException if the sizes disagree, a box is empty, lambda is not above 0
   *     or a feature is not finite
   */
  public static BoxRegression fit(
      List<Box> proposals, List<Box> truths, List<float[]> features, double lambda) {
    if (proposals.size() != truths.size()) {
      throw new IllegalArgumentException(
          "each proposal needs its truth, got " + proposals.size() + " and " + truths.size());
    }
    List<double[]> targets = new ArrayList<>(proposals.size());
    for (int i = 0; i < proposals.size(); i++) {
      BoxDeltas t = BoxDeltas.encode(proposals.get(i), truths.get(i));
      targets.add(new double[] {t.tx(), t.ty(), t.tw(), t.th()});
    }
    return new BoxRegression(RidgeRegression.fit(features, targets, lambda));
  }

  /**
   * The deltas predicted for a region.
   *
   * @param features the region's features, as long as those learned from
   * @return the way from the proposal to the object
   */
  public BoxDeltas predict(float[] features) {
    double[] t = functions.predict(features);
    return new BoxDeltas(t[0], t[1], t[2], t[3]);
  }

  /**
   * Moves a proposal onto its object.
   *
   * @param proposal the proposed box
   * @param features its region's features, as long as those learned from
   * @return the better box, which may leave the picture
   */
  public Box refine(Box proposal, float[] features) {
    return predict(features).decode(proposal);
  }
}
