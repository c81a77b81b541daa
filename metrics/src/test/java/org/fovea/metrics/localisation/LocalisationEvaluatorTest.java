package org.fovea.metrics.localisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;

class LocalisationEvaluatorTest {
  /** The example of scikit-learn's pages on each of its regression metrics. */
  @Test
  void equalsScikitLearnsExample() {
    RegressionEvaluator evaluator = new RegressionEvaluator(1);
    double[] truth = {3, -0.5, 2, 7};
    double[] predicted = {2.5, 0.0, 2, 8};
    for (int i = 0; i < truth.length; i++) {
      evaluator.add(new double[] {truth[i]}, new double[] {predicted[i]});
    }
    RegressionScore score = evaluator.score(0);
    assertThat(score.meanError()).isEqualTo(0.25);
    assertThat(score.meanAbsoluteError()).isEqualTo(0.5);
    assertThat(score.rootMeanSquaredError()).isEqualTo(Math.sqrt(0.375));
    assertThat(score.maxAbsoluteError()).isEqualTo(1);
    assertThat(score.r2()).isCloseTo(0.9486081370449679, within(1e-15));
    assertThat(evaluator.overall()).isEqualTo(score);
  }

  @Test
  void truthsFarFromZeroCostNoDigits() {
    RegressionEvaluator evaluator = new RegressionEvaluator(1);
    for (int i = 0; i < 4; i++) {
      evaluator.add(new double[] {1e9 + i}, new double[] {1e9 + i + (i == 0 ? 1 : 0)});
    }
    assertThat(evaluator.score(0).r2()).isEqualTo(0.8);
  }

  @Test
  void constantTruthsHaveAnR2() {
    RegressionEvaluator evaluator = new RegressionEvaluator(2);
    evaluator.add(new double[] {1, 1}, new double[] {1, 2});
    evaluator.add(new double[] {1, 1}, new double[] {1, 2});
    assertThat(evaluator.score(0).r2()).isEqualTo(1);
    assertThat(evaluator.score(1).r2()).isEqualTo(0);
    assertThat(evaluator.overall().r2()).isEqualTo(0.5);
  }

  @Test
  void boxesAreScoredEdgeByEdge() {
    LocalisationEvaluator evaluator = new LocalisationEvaluator();
    assertThat(evaluator.meanIou()).isEqualTo(-1);
    evaluator.add(new Box(0, 0, 10, 10), new Box(0, 0, 10, 5));
    evaluator.add(new Box(5, 5, 10, 10), new Box(5, 5, 10, 10));
    assertThat(evaluator.meanIou()).isEqualTo(0.75);
    assertThat(evaluator.y2().meanAbsoluteError()).isEqualTo(2.5);
    assertThat(evaluator.x1().maxAbsoluteError()).isZero();
    assertThat(evaluator.overall().meanAbsoluteError()).isEqualTo(0.625);
    assertThat(evaluator.overall().rootMeanSquaredError())
        .isCloseTo(Math.sqrt(25 / 8.0), within(1e-14));
  }

  @Property(tries = 50)
  void mergingAnyPartitionEqualsTheWhole(@ForAll long seed) {
    Random random = new Random(seed);
    LocalisationEvaluator whole = new LocalisationEvaluator();
    LocalisationEvaluator left = new LocalisationEvaluator();
    LocalisationEvaluator right = new LocalisationEvaluator();
    for (int i = 0; i < 12; i++) {
      Box truth = Box.ofXywh(random.nextDouble(), 1, 1 + random.nextDouble(), 1);
      Box predicted = Box.ofXywh(random.nextDouble(), 1, 1, random.nextDouble());
      whole.add(truth, predicted);
      (random.nextBoolean() ? left : right).add(truth, predicted);
    }
    left.merge(right);
    assertThat(left.overall()).isEqualTo(whole.overall());
    assertThat(left.meanIou()).isEqualTo(whole.meanIou());
  }

  @Test
  void badEntriesAreNamed() {
    RegressionEvaluator evaluator = new RegressionEvaluator(2);
    assertThatThrownBy(() -> evaluator.add(new double[2], new double[] {0, Double.NaN}))
        .hasMessageContaining("output 1");
    assertThatThrownBy(() -> evaluator.add(new double[2], new double[3]))
        .hasMessageContaining("2 and 3");
    assertThatThrownBy(() -> evaluator.score(2)).hasMessageContaining("0..1, got 2");
    assertThatThrownBy(evaluator::overall).isInstanceOf(IllegalStateException.class);
    assertThat(evaluator.count()).isZero();
  }
}
