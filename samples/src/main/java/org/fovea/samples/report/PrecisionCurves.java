package org.fovea.samples.report;

import java.util.List;
import org.fovea.metrics.coco.CocoResult;

/** Curves that COCO's result holds only in parts. */
public final class PrecisionCurves {
  private PrecisionCurves() {}

  /**
   * Precision over recall, mean over classes and over all overlaps that were evaluated.
   *
   * @param scores what was evaluated
   * @return precision at each of the recall thresholds, or -1
   */
  public static double[] mean(CocoResult scores) {
    List<Double> overlaps = scores.params().iouThresholds();
    double[] sum = new double[scores.params().recallThresholds().size()];
    for (double overlap : overlaps) {
      double[] curve = scores.precisionCurve(overlap);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += curve[i] / overlaps.size();
      }
    }
    return sum;
  }
}
