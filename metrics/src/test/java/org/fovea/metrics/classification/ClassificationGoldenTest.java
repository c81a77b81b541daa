package org.fovea.metrics.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fovea.metrics.golden.Golden;
import org.junit.jupiter.api.Test;

/** Against scikit-learn 1.2.1. */
class ClassificationGoldenTest {
  /** Sums are exact here and rounded term by term there. */
  private static final double ROUNDING = 1e-12;

  private static Stream<Golden.Node> cases(String kind) {
    return Golden.json(Golden.path("classification.json.gz")).get(kind).stream();
  }

  private static void assertNumber(double actual, Golden.Node golden, String name) {
    assertThat(actual).as(name).isCloseTo(golden.get(name).number(), within(ROUNDING));
  }

  private static void assertNumbers(double[] actual, Golden.Node golden, String name) {
    assertThat(actual).as(name).containsExactly(golden.get(name).numbers(), within(ROUNDING));
  }

  private static boolean[] positive(int[] truth) {
    boolean[] positive = new boolean[truth.length];
    for (int i = 0; i < truth.length; i++) {
      positive[i] = truth[i] == 1;
    }
    return positive;
  }

  private static double[] reversed(double[] values) {
    return IntStream.range(0, values.length)
        .mapToDouble(i -> values[values.length - 1 - i])
        .toArray();
  }

  /** Without the first point, whose threshold older versions give a number. */
  private static double[] withoutFirst(double[] values) {
    return java.util.Arrays.copyOfRange(values, 1, values.length);
  }

  @Test
  void labelsOfTwoClasses() {
    cases("binary")
        .forEach(
            golden -> {
              int[] truth = golden.get("y").integers();
              double[] scores = golden.get("score").numbers();
              ConfusionMatrix confusion = new ConfusionMatrix(2);
              BrierScore brier = new BrierScore();
              for (int i = 0; i < truth.length; i++) {
                confusion.add(truth[i], scores[i] >= golden.get("threshold").number() ? 1 : 0);
                brier.add(scores[i], truth[i] == 1);
              }
              assertNumber(confusion.accuracy(), golden, "accuracy");
              assertNumber(confusion.balancedAccuracy(), golden, "balanced_accuracy");
              assertNumber(confusion.precision(1), golden, "precision");
              assertNumber(confusion.recall(1), golden, "recall");
              assertNumber(confusion.f1(1), golden, "f1");
              assertNumber(confusion.fBeta(1, 2), golden, "fbeta2");
              assertNumber(confusion.jaccard(1), golden, "jaccard");
              assertNumber(confusion.matthews(), golden, "mcc");
              assertNumber(confusion.cohensKappa(), golden, "kappa");
              assertNumber(brier.value(), golden, "brier");
            });
  }

  @Test
  void curvesOfTwoClasses() {
    cases("binary")
        .filter(golden -> golden.has("roc_auc"))
        .forEach(
            golden -> {
              boolean[] positive = positive(golden.get("y").integers());
              double[] values = golden.get("score").numbers();
              BinaryScores scores = BinaryScores.of(values, positive);
              RocCurve roc = scores.rocCurve();
              assertNumber(roc.area(), golden, "roc_auc");
              Golden.Node curve = golden.get("roc_curve");
              assertNumbers(roc.falsePositiveRates(), curve, "fpr");
              assertNumbers(roc.truePositiveRates(), curve, "tpr");
              assertThat(withoutFirst(roc.thresholds()))
                  .isEqualTo(withoutFirst(curve.get("thr").numbers()));
              PrecisionRecallCurve pr = scores.precisionRecallCurve();
              assertNumber(pr.averagePrecision(), golden, "average_precision");
              assertNumber(pr.trapezoidArea(), golden, "pr_auc_trapezoid");
              assertNumbers(reversed(pr.precisions()), golden.get("pr_curve"), "precision");
              assertNumbers(reversed(pr.recalls()), golden.get("pr_curve"), "recall");
              assertThat(reversed(withoutFirst(pr.thresholds())))
                  .isEqualTo(golden.get("pr_curve").get("thr").numbers());
              LogLoss loss = new LogLoss();
              for (int i = 0; i < values.length; i++) {
                loss.add(values[i], positive[i]);
              }
              assertNumber(loss.value(), golden, "log_loss_eps1e15");
            });
  }

  @Test
  void labelsOfSeveralClasses() {
    cases("multiclass")
        .forEach(
            golden -> {
              ConfusionMatrix confusion = new ConfusionMatrix((int) golden.get("K").integer());
              confusion.add(golden.get("y").integers(), golden.get("pred").integers());
              assertNumber(confusion.accuracy(), golden, "accuracy");
              assertNumber(confusion.matthews(), golden, "mcc");
              assertNumber(confusion.cohensKappa(), golden, "kappa");
              IntStream classes = IntStream.range(0, confusion.classes());
              Golden.Node perClass = golden.get("per_class");
              assertNumbers(classes.mapToDouble(confusion::f1).toArray(), perClass, "f1");
              for (Averaging averaging : Averaging.values()) {
                Golden.Node expected = golden.get(averaging.name().toLowerCase(Locale.ROOT));
                ClassScores scores = confusion.average(averaging);
                assertNumber(scores.precision(), expected, "precision");
                assertNumber(scores.recall(), expected, "recall");
                assertNumber(scores.f1(), expected, "f1");
                assertNumber(scores.jaccard(), expected, "jaccard");
              }
            });
  }

  @Test
  void scoresOfSeveralClasses() {
    cases("multiclass")
        .forEach(
            golden -> {
              int[] truth = golden.get("y").integers();
              double[][] rows = golden.get("prob").matrix();
              MulticlassScores scores = new MulticlassScores((int) golden.get("K").integer());
              LogLoss loss = new LogLoss();
              for (int i = 0; i < truth.length; i++) {
                scores.add(rows[i], truth[i]);
                loss.add(rows[i], truth[i]);
              }
              golden
                  .get("top_k")
                  .fields()
                  .forEach(
                      (k, expected) -> {
                        TopKAccuracy accuracy = new TopKAccuracy(Integer.parseInt(k));
                        for (int i = 0; i < truth.length; i++) {
                          accuracy.add(rows[i], truth[i]);
                        }
                        assertThat(accuracy.value()).isCloseTo(expected.number(), within(ROUNDING));
                      });
              if (golden.has("log_loss")) {
                assertNumber(loss.value(), golden, "log_loss");
                assertNumber(scores.rocAucOneVsRest(Averaging.MACRO), golden, "roc_auc_ovr_macro");
                assertNumber(
                    scores.rocAucOneVsRest(Averaging.WEIGHTED), golden, "roc_auc_ovr_weighted");
                assertNumber(scores.rocAucOneVsOne(), golden, "roc_auc_ovo_macro");
              }
            });
  }

  @Test
  void severalLabelsAnEntry() {
    cases("multilabel")
        .forEach(
            golden -> {
              List<int[]> truth = golden.get("y").stream().map(Golden.Node::integers).toList();
              double[][] rows = golden.get("score").matrix();
              int labels = rows[0].length;
              BinaryScores pooled = new BinaryScores();
              double precisions = 0;
              double areas = 0;
              double f1 = 0;
              for (int label = 0; label < labels; label++) {
                BinaryScores scores = new BinaryScores();
                ConfusionMatrix confusion = new ConfusionMatrix(2);
                for (int i = 0; i < rows.length; i++) {
                  scores.add(rows[i][label], truth.get(i)[label] == 1);
                  confusion.add(truth.get(i)[label], rows[i][label] >= 0.5 ? 1 : 0);
                }
                pooled.merge(scores);
                precisions += scores.precisionRecallCurve().averagePrecision() / labels;
                areas += scores.rocCurve().area() / labels;
                f1 += confusion.f1(1) / labels;
              }
              assertNumber(precisions, golden, "map_macro");
              assertNumber(pooled.precisionRecallCurve().averagePrecision(), golden, "map_micro");
              assertNumber(areas, golden, "roc_auc_macro");
              assertNumber(f1, golden, "f1_macro");
            });
  }

  @Test
  void calibrationErrorsOfGuosBins() {
    Golden.json(Golden.path("generated.json.gz")).get("calibration").stream()
        .forEach(
            golden -> {
              CalibrationError error = new CalibrationError((int) golden.get("bins").integer());
              double[][] rows = golden.get("prob").matrix();
              int[] truth = golden.get("y").integers();
              for (int i = 0; i < truth.length; i++) {
                error.add(rows[i], truth[i]);
              }
              assertNumber(error.expected(), golden, "ece");
              assertNumber(error.maximum(), golden, "mce");
            });
  }
}
