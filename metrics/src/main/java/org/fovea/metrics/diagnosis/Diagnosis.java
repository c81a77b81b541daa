package org.fovea.metrics.diagnosis;

import java.util.List;

/**
 * What a model's errors say: how far it is from what is possible (bias), and how much it loses on
 * new data (variance). Ng, Machine Learning Yearning, 2018, chapters 20 to 27.
 *
 * @param avoidableBias training error less base error
 * @param variance validation error less training error
 * @param verdict what of the two is high: above its tolerance in {@link DiagnosisConfig}
 */
public record Diagnosis(double avoidableBias, double variance, Verdict verdict) {
  /**
   * Diagnoses with the default tolerances.
   *
   * @param trainError error on the training data, at least 0
   * @param validationError error on new data, at least 0
   * @param baseError error that can't be avoided, such as that of people; 0 where it isn't known
   * @return the diagnosis
   * @throws IllegalArgumentException if an error is not a number of at least 0
   */
  public static Diagnosis of(double trainError, double validationError, double baseError) {
    return of(trainError, validationError, baseError, DiagnosisConfig.defaults());
  }

  /**
   * Diagnoses.
   *
   * @param trainError error on the training data, at least 0
   * @param validationError error on new data, at least 0, in the same unit
   * @param baseError error that can't be avoided, such as that of people; 0 where it isn't known
   * @param config from where on a gap counts
   * @return the diagnosis
   * @throws IllegalArgumentException if an error is not a number of at least 0
   */
  public static Diagnosis of(
      double trainError, double validationError, double baseError, DiagnosisConfig config) {
    requireError("trainError", trainError);
    requireError("validationError", validationError);
    requireError("baseError", baseError);
    double bias = trainError - baseError;
    double variance = validationError - trainError;
    return new Diagnosis(
        bias,
        variance,
        Verdict.of(bias > config.biasTolerance(), variance > config.varianceTolerance()));
  }

  static void requireError(String name, double error) {
    if (!(error >= 0 && error < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be a number of at least 0, got " + error);
    }
  }

  /**
   * What to try next.
   *
   * @return short sentences, what usually helps most first
   */
  public List<String> advice() {
    return verdict.advice();
  }
}
