package org.fovea.metrics.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.fovea.metrics.golden.Golden;
import org.junit.jupiter.api.Test;

class SemanticEvaluatorTest {
  private static final double ROUNDING = 1e-14;

  private static SemanticEvaluator evaluator(Golden.Node golden) {
    int classes = (int) golden.get("K").integer();
    String ignored = golden.get("ignore_index").text();
    return ignored.equals("null")
        ? new SemanticEvaluator(classes)
        : new SemanticEvaluator(classes, Integer.parseInt(ignored));
  }

  @Test
  void equalsTheReferenceLabelsOfBytesToo() {
    for (Golden.Node golden :
        Golden.json(Golden.path("classification.json.gz")).get("semseg").stream().toList()) {
      int[] truth = golden.get("gt").integers();
      int[] predicted = golden.get("pred").integers();
      SemanticEvaluator ints = evaluator(golden);
      ints.add(truth, predicted);
      assertEqual(ints, golden);
      SemanticEvaluator bytes = evaluator(golden);
      bytes.add(bytes(truth), bytes(predicted));
      assertEqual(bytes, golden);
    }
  }

  private static byte[] bytes(int[] values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static void assertEqual(SemanticEvaluator evaluator, Golden.Node golden) {
    List<Golden.Node> iou = golden.get("iou").stream().toList();
    List<Golden.Node> dice = golden.get("dice").stream().toList();
    double[][] confusion = golden.get("confusion_rows_gt").matrix();
    for (int i = 0; i < iou.size(); i++) {
      assertThat(evaluator.iou(i)).isCloseTo(numberOrNone(iou.get(i)), within(ROUNDING));
      assertThat(evaluator.dice(i)).isCloseTo(numberOrNone(dice.get(i)), within(ROUNDING));
      for (int j = 0; j < iou.size(); j++) {
        assertThat(evaluator.confusion().count(i, j)).isEqualTo((long) confusion[i][j]);
      }
    }
    assertNumber(evaluator.meanIou(), golden, "miou_present");
    assertNumber(evaluator.meanDice(), golden, "mdice_present");
    assertNumber(evaluator.pixelAccuracy(), golden, "pixel_acc");
    assertNumber(evaluator.meanAccuracy(), golden, "mean_acc_present");
    assertNumber(evaluator.frequencyWeightedIou(), golden, "fw_iou");
  }

  private static double numberOrNone(Golden.Node node) {
    return node.text().equals("null") ? -1 : node.number();
  }

  private static void assertNumber(double actual, Golden.Node golden, String name) {
    assertThat(actual).as(name).isCloseTo(golden.get(name).number(), within(ROUNDING));
  }

  @Property(tries = 50)
  void mergingAnyPartitionEqualsTheWhole(@ForAll long seed) {
    Random random = new Random(seed);
    SemanticEvaluator whole = new SemanticEvaluator(3, 255);
    SemanticEvaluator left = new SemanticEvaluator(3, 255);
    SemanticEvaluator right = new SemanticEvaluator(3, 255);
    for (int i = 0; i < 6; i++) {
      int[] truth = random.ints(9, 0, 4).map(label -> label == 3 ? 255 : label).toArray();
      int[] predicted = random.ints(9, 0, 3).toArray();
      whole.add(truth, predicted);
      (random.nextBoolean() ? left : right).add(truth, predicted);
    }
    left.merge(right);
    assertThat(left.meanIou()).isEqualTo(whole.meanIou());
    assertThat(left.frequencyWeightedIou()).isEqualTo(whole.frequencyWeightedIou());
  }

  @Test
  void nothingToMeasureIsMinusOne() {
    SemanticEvaluator evaluator = new SemanticEvaluator(2, 0);
    evaluator.add(new int[] {0, 0}, new int[] {1, 77});
    assertThat(evaluator.meanIou()).isEqualTo(-1);
    assertThat(evaluator.pixelAccuracy()).isEqualTo(-1);
    assertThat(evaluator.frequencyWeightedIou()).isEqualTo(-1);
    assertThat(evaluator.accuracy(1)).isEqualTo(-1);
  }

  @Test
  void aBadLabelIsNamedAndNothingIsAdded() {
    SemanticEvaluator evaluator = new SemanticEvaluator(2);
    assertThatThrownBy(() -> evaluator.add(new int[] {0, 1, 0}, new int[] {0, 1, 2}))
        .hasMessage("pixel 2: expected labels in 0..1, got truth 0 and prediction 2");
    assertThatThrownBy(() -> evaluator.add(new byte[] {-1}, new byte[] {0}))
        .hasMessageContaining("got truth 255");
    assertThatThrownBy(() -> evaluator.add(new int[] {-1}, new int[] {0}))
        .hasMessageContaining("got truth -1");
    assertThatThrownBy(() -> evaluator.add(new int[2], new int[3])).hasMessageContaining("2 and 3");
    assertThat(evaluator.confusion().total()).isZero();
    assertThatThrownBy(() -> evaluator.merge(new SemanticEvaluator(3)))
        .hasMessageContaining("2 classes, got 3");
  }
}
