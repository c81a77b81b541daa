package org.fovea.classic.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearSvmTest {
  private static final int EXAMPLES = 200;
  private static final int LENGTH = 21;
  private final float[][] features = new float[EXAMPLES][LENGTH];
  private final boolean[] positive = new boolean[EXAMPLES];

  LinearSvmTest() {
    Random random = new Random(5);
    for (int i = 0; i < EXAMPLES; i++) {
      positive[i] = random.nextInt(4) == 0;
      for (int k = 0; k < LENGTH; k++) {
        features[i][k] = (float) (random.nextGaussian() + (positive[i] && k < 4 ? 1 : 0));
      }
    }
  }

  /** At the least of a convex objective, no step in any direction leads further down. */
  @ParameterizedTest
  @CsvSource({"HINGE,0.1,1", "HINGE,0.01,3", "SQUARED_HINGE,1,1", "SQUARED_HINGE,0.05,6"})
  void minimisesTheObjective(Loss loss, double c, double positiveWeight) {
    LinearSvmConfig config =
        LinearSvmConfig.defaults()
            .withLoss(loss)
            .withC(c)
            .withClassWeights(positiveWeight, 1)
            .withStop(1e-5, 10_000);
    LinearSvm svm = new LinearSvmTrainer(config).train(features, positive);
    double[] weights = new double[LENGTH + 1];
    for (int k = 0; k < LENGTH; k++) {
      weights[k] = svm.weights()[k];
    }
    weights[LENGTH] = svm.bias();
    double least = objective(weights, config);
    Random random = new Random(7);
    for (int step = 0; step < 200; step++) {
      double[] moved = weights.clone();
      for (int k = 0; k <= LENGTH; k++) {
        moved[k] += 0.01 * random.nextGaussian();
      }
      // Slack for the solver's tolerance and the rounding of weights to float.
      assertThat(objective(moved, config)).isGreaterThan(least * (1 - 1e-6));
    }
  }

  @Test
  void sameSeedGivesTheSameSvm() {
    LinearSvmTrainer trainer = new LinearSvmTrainer(LinearSvmConfig.defaults());
    LinearSvm first = trainer.train(features, positive);
    LinearSvm second = trainer.train(features, positive);
    assertThat(second.weights()).isEqualTo(first.weights());
    assertThat(second.bias()).isEqualTo(first.bias());
  }

  @Test
  void withoutBiasThePlaneGoesThroughTheOrigin() {
    LinearSvmConfig config = LinearSvmConfig.defaults().withBiasScale(0);
    assertThat(new LinearSvmTrainer(config).train(features, positive).bias()).isZero();
  }

  @Test
  void scoreIsTheWeightedSum() {
    LinearSvm svm = new LinearSvm(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, -0.5f);
    assertThat(svm.score(new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 2})).isEqualTo(64.5f);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> svm.score(new float[9]))
        .withMessage("expected 10 features, got 9");
  }

  @Test
  void wrongExamplesAreNamed() {
    LinearSvmTrainer trainer = new LinearSvmTrainer(LinearSvmConfig.defaults());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer.train(new float[][] {{1}, {2}}, new boolean[] {true, true}))
        .withMessageContaining("2 positive and 0 negative");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer.train(new float[][] {{1}, {2, 3}}, new boolean[] {true, false}))
        .withMessageContaining("example 1 has 2 features");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> trainer.train(new float[][] {{1}, {Float.NaN}}, new boolean[] {true, false}))
        .withMessageContaining("feature 0 of example 1 is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearSvmConfig.defaults().withC(0))
        .withMessage("c must be above 0, got 0.0");
  }

  @Test
  void oneVersusRestTellsThreeClasses() {
    Random random = new Random(6);
    float[][] points = new float[90][2];
    int[] labels = new int[90];
    for (int i = 0; i < 90; i++) {
      labels[i] = i % 3;
      double angle = 2 * Math.PI * labels[i] / 3;
      points[i][0] = (float) (3 * Math.cos(angle) + 0.4 * random.nextGaussian());
      points[i][1] = (float) (3 * Math.sin(angle) + 0.4 * random.nextGaussian());
    }
    OneVsRest classifier = OneVsRest.train(points, labels, 3, LinearSvmConfig.defaults());
    for (int i = 0; i < 90; i++) {
      assertThat(classifier.predict(points[i])).isEqualTo(labels[i]);
    }
    labels[7] = 3;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OneVsRest.train(points, labels, 3, LinearSvmConfig.defaults()))
        .withMessageContaining("label 3 of example 7");
  }

  @Test
  void plattScalingFindsTheRatesOfTwoMargins() {
    // 30 of 40 examples with margin 1 are positive, 10 of 40 with margin -1.
    double[] positives = new double[40];
    double[] negatives = new double[40];
    for (int i = 0; i < 40; i++) {
      positives[i] = i < 30 ? 1 : -1;
      negatives[i] = i < 30 ? -1 : 1;
    }
    PlattScaling scaling = PlattScaling.fit(positives, negatives);
    // Platt's smoothed targets are 41/42 and 1/42 in place of 1 and 0.
    double expected = 0.75 * 41 / 42 + 0.25 / 42;
    assertThat(scaling.probability(1)).isCloseTo(expected, within(1e-4));
    assertThat(scaling.probability(-1)).isCloseTo(1 - expected, within(1e-4));
  }

  private double objective(double[] weights, LinearSvmConfig config) {
    double objective = 0;
    for (double w : weights) {
      objective += w * w / 2;
    }
    for (int i = 0; i < EXAMPLES; i++) {
      double score = weights[LENGTH];
      for (int k = 0; k < LENGTH; k++) {
        score += weights[k] * features[i][k];
      }
      double error = Math.max(0, 1 - (positive[i] ? score : -score));
      double c = config.c() * (positive[i] ? config.positiveWeight() : config.negativeWeight());
      objective += c * (config.loss() == Loss.HINGE ? error : error * error);
    }
    return objective;
  }
}
