package org.fovea.metrics.diagnosis;

/**
 * From where on a gap counts.
 *
 * @param biasTolerance training errors up to this above the base error are no high bias, at least 0
 * @param varianceTolerance validation errors up to this above the training error are no high
 *     variance, at least 0
 * @param relativeChange a curve falls or rises when it changes by more than this share, above 0
 * @param window how many epochs at the end tell where a curve goes, at least 1
 */
public record DiagnosisConfig(
    double biasTolerance, double varianceTolerance, double relativeChange, int window) {
  public DiagnosisConfig {
    requireAtLeastZero("biasTolerance", biasTolerance);
    requireAtLeastZero("varianceTolerance", varianceTolerance);
    if (!(relativeChange > 0 && relativeChange < 1)) {
      throw new IllegalArgumentException("relativeChange must be in (0, 1), got " + relativeChange);
    }
    if (window < 1) {
      throw new IllegalArgumentException("window must be at least 1, got " + window);
    }
  }

  private static void requireAtLeastZero(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be a number of at least 0, got " + value);
    }
  }

  /**
   * For errors that are shares: both tolerances 0.02, change 0.02 over 3 epochs.
   *
   * @return the configuration
   */
  public static DiagnosisConfig defaults() {
    return new DiagnosisConfig(0.02, 0.02, 0.02, 3);
  }

  /**
   * The same with other tolerances.
   *
   * @param bias training errors up to this above the base error are no high bias
   * @param variance validation errors up to this above the training error are no high variance
   * @return a copy
   */
  public DiagnosisConfig withTolerances(double bias, double variance) {
    return new DiagnosisConfig(bias, variance, relativeChange, window);
  }

  /**
   * The same with another measure of change.
   *
   * @param newRelativeChange a curve falls or rises when it changes by more than this share
   * @return a copy
   */
  public DiagnosisConfig withRelativeChange(double newRelativeChange) {
    return new DiagnosisConfig(biasTolerance, varianceTolerance, newRelativeChange, window);
  }

  /**
   * The same with another window.
   *
   * @param newWindow how many epochs at the end tell where a curve goes, at least 1
   * @return a copy
   */
  public DiagnosisConfig withWindow(int newWindow) {
    return new DiagnosisConfig(biasTolerance, varianceTolerance, relativeChange, newWindow);
  }
}
