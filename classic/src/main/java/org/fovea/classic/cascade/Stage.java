package org.fovea.classic.cascade;

import java.util.List;

/**
 * One stage of a cascade: a window passes if its weak classifiers' sum is at least the threshold
 * less 1e-5, OpenCV's allowance for rounding.
 *
 * @param threshold finite
 * @param weakClassifiers at least one
 */
public record Stage(float threshold, List<WeakClassifier> weakClassifiers) {
  private static final float ALLOWANCE = 1e-5f;

  public Stage {
    weakClassifiers = List.copyOf(weakClassifiers);
    if (!Float.isFinite(threshold)) {
      throw new IllegalArgumentException("threshold must be finite, got " + threshold);
    }
    if (weakClassifiers.isEmpty()) {
      throw new IllegalArgumentException("expected at least 1 weak classifier, got 0");
    }
  }

  /** The sum from which on windows pass, in OpenCV's arithmetic. */
  float leastSum() {
    return leastSum(threshold);
  }

  static float leastSum(float threshold) {
    return threshold - ALLOWANCE;
  }
}
