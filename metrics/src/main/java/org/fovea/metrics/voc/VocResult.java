package org.fovea.metrics.voc;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The numbers of an evaluation; -1 where there is no truth to be found. Immutable. */
public final class VocResult {
  private final VocParams params;
  private final SortedMap<Integer, VocCurve> curves;

  VocResult(VocParams params, Map<Integer, VocCurve> curves) {
    this.params = params;
    this.curves = Collections.unmodifiableSortedMap(new TreeMap<>(curves));
  }

  /**
   * What was evaluated.
   *
   * @return the parameters
   */
  public VocParams params() {
    return params;
  }

  /**
   * The curves of all categories.
   *
   * @return category id to curve, by ascending id
   */
  public SortedMap<Integer, VocCurve> curves() {
    return curves;
  }

  /**
   * A category's AP.
   *
   * @param categoryId the category
   * @return AP in [0, 1], or -1
   * @throws IllegalArgumentException if the category was not evaluated
   */
  public double averagePrecision(int categoryId) {
    VocCurve curve = curves.get(categoryId);
    if (curve == null) {
      throw new IllegalArgumentException("category " + categoryId + " was not evaluated");
    }
    return curve.averagePrecision(params.interpolation());
  }

  /**
   * The mean AP over the categories that have truths.
   *
   * @return mAP in [0, 1], or -1
   */
  public double meanAveragePrecision() {
    return curves.values().stream()
        .mapToDouble(c -> c.averagePrecision(params.interpolation()))
        .filter(ap -> ap >= 0)
        .average()
        .orElse(-1);
  }
}
