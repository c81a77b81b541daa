package org.fovea.metrics.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What must hold of any data, and what is refused. */
class ClassificationPropertiesTest {
  /** All evaluators of three classes. */
  private static final class All {
    private final ConfusionMatrix confusion = new ConfusionMatrix(3);
    private final TopKAccuracy topTwo = new TopKAccuracy(2);
    private final LogLoss loss = new LogLoss();
    private final CalibrationError calibration = new CalibrationError(5);
    private final MulticlassScores scores = new MulticlassScores(3);
    private final BinaryScores binary = new BinaryScores();
    private final BrierScore brier = new BrierScore();

    void add(double[] probabilities, int truth) {
      confusion.add(truth, (int) (7 * probabilities[0]) % 3);
      topTwo.add(probabilities, truth);
      loss.add(probabilities, truth);
      calibration.add(probabilities, truth);
      scores.add(probabilities, truth);
      binary.add(probabilities[0], truth == 0);
      brier.add(probabilities[0], truth == 0);
    }

    void merge(All other) {
      confusion.merge(other.confusion);
      topTwo.merge(other.topTwo);
      loss.merge(other.loss);
      calibration.merge(other.calibration);
      scores.merge(other.scores);
      binary.merge(other.binary);
      brier.merge(other.brier);
    }

    List<Double> numbers() {
      return List.of(
          confusion.matthews(),
          topTwo.value(),
          loss.value(),
          calibration.expected(),
          calibration.maximum(),
          scores.rocAucOneVsRest(Averaging.MACRO),
          scores.rocAucOneVsRest(Averaging.MICRO),
          binary.precisionRecallCurve().averagePrecision(),
          binary.rocCurve().area(),
          brier.value());
    }
  }

  @Property(tries = 100)
  void neitherOrderNorPartitionChangesABit(@ForAll long seed) {
    Random random = new Random(seed);
    List<double[]> rows = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      double a = random.nextInt(11) / 10.0;
      double b = (1 - a) * random.nextDouble();
      rows.add(new double[] {a, b, 1 - a - b});
      order.add(i);
    }
    All whole = new All();
    order.forEach(i -> whole.add(rows.get(i), i % 3));
    Collections.shuffle(order, random);
    All left = new All();
    All right = new All();
    order.forEach(i -> (random.nextBoolean() ? left : right).add(rows.get(i), i % 3));
    left.merge(right);
    assertThat(left.numbers()).isEqualTo(whole.numbers());
  }

  @Property(tries = 100)
  void areaIsTheShareOfPairsInOrder(@ForAll long seed) {
    Random random = new Random(seed);
    double[] scores = random.ints(20, 0, 6).asDoubleStream().toArray();
    boolean[] positive = new boolean[20];
    double won = 0;
    int pairs = 0;
    for (int i = 0; i < 20; i++) {
      positive[i] = i % 3 == 0;
    }
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 20; j++) {
        if (positive[i] && !positive[j]) {
          won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
          pairs++;
        }
      }
    }
    assertThat(BinaryScores.of(scores, positive).rocCurve().area()).isEqualTo(won / pairs);
  }

  @Test
  void ofEqualScoresTheFirstClassIsHigher() {
    TopKAccuracy top = new TopKAccuracy(1);
    top.add(new double[] {0.5, 0.5}, 0);
    top.add(new double[] {0.5, 0.5}, 1);
    assertThat(top.value()).isEqualTo(0.5);
  }

  @Test
  void confidencesOnAnEdgeBelongToTheBinBelow() {
    CalibrationError error = new CalibrationError(2);
    error.add(0, false);
    error.add(0.5, true);
    error.add(1, true);
    assertThat(error.bins()).extracting(CalibrationBin::count).containsExactly(2L, 1L);
    assertThat(error.maximum()).isEqualTo(0.25);
  }

  @Test
  void withoutEntriesThereIsNoNumber() {
    assertThat(new ConfusionMatrix(2).accuracy()).isEqualTo(-1);
    assertThat(new ConfusionMatrix(2).balancedAccuracy()).isEqualTo(-1);
    assertThat(new TopKAccuracy(1).value()).isEqualTo(-1);
    assertThat(new LogLoss().value()).isEqualTo(-1);
    assertThat(new BrierScore().value()).isEqualTo(-1);
    assertThat(new CalibrationError(3).expected()).isEqualTo(-1);
    assertThat(new CalibrationError(3).maximum()).isEqualTo(-1);
    assertThatThrownBy(() -> new BinaryScores().rocCurve()).hasMessageContaining("0 and 0");
    assertThatThrownBy(() -> new BinaryScores().precisionRecallCurve())
        .hasMessageContaining("positives");
  }

  @Test
  void badEntriesAreNamed() {
    ConfusionMatrix confusion = new ConfusionMatrix(2);
    assertThatThrownBy(() -> confusion.add(new int[] {0, 1, 5}, new int[] {0, 1, 1}))
        .hasMessage("truth 2 must be in 0..1, got 5");
    assertThatThrownBy(() -> confusion.add(new int[2], new int[1])).hasMessageContaining("2 and 1");
    assertThat(confusion.total()).isZero();
    assertThatThrownBy(() -> confusion.merge(new ConfusionMatrix(3)))
        .hasMessageContaining("2 classes, got 3");
    assertThatThrownBy(() -> ConfusionMatrix.of(new long[][] {{1, 2}, {3}}))
        .hasMessageContaining("row 1");
    assertThatThrownBy(() -> BinaryScores.of(new double[] {1, Double.NaN}, new boolean[2]))
        .hasMessageContaining("score 1 is NaN");
    assertThatThrownBy(() -> new LogLoss().add(new double[] {0.9, 0.3}, 0))
        .hasMessageContaining("got a sum of 1.2");
    assertThatThrownBy(() -> new LogLoss().add(new double[] {0.5, 0.5}, 2))
        .hasMessageContaining("0..1, got 2");
    assertThatThrownBy(() -> new TopKAccuracy(1).add(new double[] {0, Double.NaN}, 0))
        .hasMessageContaining("class 1 is NaN");
    assertThatThrownBy(() -> new CalibrationError(1).add(1.5, true)).hasMessageContaining("1.5");
    assertThatThrownBy(() -> new MulticlassScores(3).add(new double[2], 0))
        .hasMessageContaining("3 scores, got 2");
    MulticlassScores oneClass = new MulticlassScores(2);
    oneClass.add(new double[] {0.1, 0.9}, 1);
    assertThatThrownBy(() -> oneClass.rocAucOneVsRest(Averaging.MACRO))
        .hasMessageContaining("0 and 1");
  }
}
