package org.fovea.metrics.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {
  /** The four examples of Machine Learning Yearning, chapter 21, and that of chapter 22. */
  @ParameterizedTest
  @CsvSource({
    "0.01, 0.11, 0, HIGH_VARIANCE",
    "0.15, 0.16, 0, HIGH_BIAS",
    "0.15, 0.30, 0, HIGH_BIAS_AND_VARIANCE",
    "0.005, 0.01, 0, NEITHER",
    "0.15, 0.16, 0.14, NEITHER",
  })
  void verdictsOfNgsExamples(double train, double validation, double base, Verdict verdict) {
    Diagnosis diagnosis = Diagnosis.of(train, validation, base);
    assertThat(diagnosis.verdict()).isEqualTo(verdict);
    assertThat(diagnosis.advice()).isNotEmpty();
  }

  @Test
  void adviceFollowsTheVerdict() {
    assertThat(Diagnosis.of(0.2, 0.2, 0).advice().get(0)).contains("bigger network");
    assertThat(Diagnosis.of(0, 0.2, 0).advice().get(0)).contains("more training data");
  }

  @Test
  void tolerancesAreInclusive() {
    DiagnosisConfig config = DiagnosisConfig.defaults().withTolerances(0.25, 0.5);
    assertThat(Diagnosis.of(0.25, 0.75, 0, config).verdict()).isEqualTo(Verdict.NEITHER);
    assertThat(Diagnosis.of(0.26, 0.77, 0, config).verdict())
        .isEqualTo(Verdict.HIGH_BIAS_AND_VARIANCE);
  }

  @Test
  void aRisingValidationErrorIsOverfitting() {
    CurveDiagnosis diagnosis =
        CurveDiagnosis.of(
            new double[] {0.5, 0.3, 0.2, 0.1, 0.05, 0.02},
            new double[] {0.5, 0.35, 0.3, 0.33, 0.36, 0.4},
            0);
    assertThat(diagnosis.stage()).isEqualTo(TrainingStage.OVERFITTING);
    assertThat(diagnosis.bestEpoch()).isEqualTo(2);
    assertThat(diagnosis.atBest()).isEqualTo(Diagnosis.of(0.2, 0.3, 0));
  }

  @Test
  void fallingErrorsAreUnderfitting() {
    double[] falling = {0.9, 0.8, 0.7, 0.6, 0.5};
    CurveDiagnosis diagnosis = CurveDiagnosis.of(falling, falling, 0);
    assertThat(diagnosis.stage()).isEqualTo(TrainingStage.UNDERFITTING);
    assertThat(diagnosis.bestEpoch()).isEqualTo(4);
  }

  @Test
  void aBumpAtTheEndIsNoTrend() {
    double[] bumpy = {0.9, 0.8, 0.7, 0.6, 0.5, 0.505};
    assertThat(CurveDiagnosis.of(bumpy, bumpy, 0).stage()).isEqualTo(TrainingStage.UNDERFITTING);
  }

  @Test
  void levelErrorsAreConvergedAndSoAreFewEpochs() {
    double[] level = {0.5, 0.2, 0.1, 0.1, 0.0999, 0.1001, 0.1};
    assertThat(CurveDiagnosis.of(level, level, 0).stage()).isEqualTo(TrainingStage.CONVERGED);
    double[] one = {0.5};
    assertThat(CurveDiagnosis.of(one, one, 0).stage()).isEqualTo(TrainingStage.CONVERGED);
  }

  @Test
  void errorsThatBothRiseAreDiverging() {
    double[] diverging = {0.5, 0.4, 0.5, 0.7, 0.9, 1.2};
    assertThat(CurveDiagnosis.of(diverging, diverging, 0).stage())
        .isEqualTo(TrainingStage.DIVERGING);
  }

  @Test
  void badErrorsAreNamed() {
    assertThatThrownBy(() -> Diagnosis.of(-1, 0, 0)).hasMessageContaining("trainError");
    assertThatThrownBy(() -> CurveDiagnosis.of(new double[2], new double[] {0, Double.NaN}, 0))
        .hasMessageContaining("validation error 1");
    assertThatThrownBy(() -> CurveDiagnosis.of(new double[0], new double[0], 0))
        .hasMessageContaining("0 and 0");
    assertThatThrownBy(() -> DiagnosisConfig.defaults().withWindow(0))
        .hasMessageContaining("window");
  }
}
