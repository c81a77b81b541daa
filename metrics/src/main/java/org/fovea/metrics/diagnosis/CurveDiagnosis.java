package org.fovea.metrics.diagnosis;

import java.util.Arrays;

/**
 * What the curves of a training run say.
 *
 * <p>With w the window and c the relative change of {@link DiagnosisConfig}: when the best epoch
 * has at least w successors and the mean of the last w validation errors is more than c above the
 * best, the run was overfitting if the mean of the last w training errors is not more than c above
 * that at the best epoch, and diverging if it is. Else it was underfitting if both curves fell by
 * more than c over the last w epochs (of at least w + 1), and else converged.
 *
 * @param bestEpoch the first epoch with the least validation error, counted from 0
 * @param stage where training stood when it ended
 * @param atBest the diagnosis of the errors at the best epoch
 */
public record CurveDiagnosis(int bestEpoch, TrainingStage stage, Diagnosis atBest) {
  /**
   * Diagnoses with the default tolerances.
   *
   * @param train training error of each epoch, at least 0
   * @param validation validation error of each epoch, at least 0
   * @param baseError error that can't be avoided; 0 where it isn't known
   * @return the diagnosis
   * @throws IllegalArgumentException if there is no epoch, the lengths differ, or an error is not a
   *     number of at least 0
   */
  public static CurveDiagnosis of(double[] train, double[] validation, double baseError) {
    return of(train, validation, baseError, DiagnosisConfig.defaults());
  }

  /**
   * Diagnoses.
   *
   * @param train training error of each epoch, at least 0
   * @param validation validation error of each epoch, at least 0, in the same unit
   * @param baseError error that can't be avoided; 0 where it isn't known
   * @param config from where on a gap or a change counts
   * @return the diagnosis
   * @throws IllegalArgumentException if there is no epoch, the lengths differ, or an error is not a
   *     number of at least 0
   */
  public static CurveDiagnosis of(
      double[] train, double[] validation, double baseError, DiagnosisConfig config) {
    if (train.length == 0 || train.length != validation.length) {
      throw new IllegalArgumentException(
          "expected as many training as validation errors, at least one, got %d and %d"
              .formatted(train.length, validation.length));
    }
    for (int i = 0; i < train.length; i++) {
      Diagnosis.requireError("training error " + i, train[i]);
      Diagnosis.requireError("validation error " + i, validation[i]);
    }
    int best = 0;
    for (int i = 1; i < validation.length; i++) {
      if (validation[i] < validation[best]) {
        best = i;
      }
    }
    return new CurveDiagnosis(
        best,
        stage(train, validation, best, config),
        Diagnosis.of(train[best], validation[best], baseError, config));
  }

  private static TrainingStage stage(
      double[] train, double[] validation, int best, DiagnosisConfig config) {
    double change = config.relativeChange();
    int window = config.window();
    if (best + window < validation.length
        && lastMean(validation, window) > validation[best] * (1 + change)) {
      return lastMean(train, window) > train[best] * (1 + change)
          ? TrainingStage.DIVERGING
          : TrainingStage.OVERFITTING;
    }
    return fell(train, window, change) && fell(validation, window, change)
        ? TrainingStage.UNDERFITTING
        : TrainingStage.CONVERGED;
  }

  private static double lastMean(double[] curve, int window) {
    return Arrays.stream(curve).skip(curve.length - window).average().orElseThrow();
  }

  private static boolean fell(double[] curve, int window, double change) {
    int from = curve.length - 1 - window;
    return from >= 0 && curve[curve.length - 1] < curve[from] * (1 - change);
  }
}
