package org.fovea.neural.detection.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.neural.detection.Size;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SimOTA against a literal one, and a case worked out by hand. */
class SimOtaTest {
  private static final SimOta ASSIGNER = SimOta.defaults();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 12})
  void equalsTheLiteralOne(int objects) {
    for (int seed = 0; seed < 20; seed++) {
      RandomPairs pairs = RandomPairs.of(objects, seed);
      Assignment assignment =
          ASSIGNER.assign(
              pairs.truths(), pairs.labels(), pairs.boxes(), pairs.scores(), pairs.points());
      int[] expected = literal(pairs);
      assertThat(assignment.matches().data()).isEqualTo(expected);
      for (int a = 0; a < expected.length; a++) {
        double iou = expected[a] < 0 ? 0 : pairs.iou(expected[a], a);
        assertThat((double) assignment.quality().data()[a]).isEqualTo(iou);
      }
    }
  }

  private static int[] literal(RandomPairs pairs) {
    int count = pairs.points().count();
    int objects = pairs.labels().data().length;
    double[][] cost = new double[objects][count];
    boolean[] near = new boolean[count];
    for (int a = 0; a < count; a++) {
      double reach = 2.5 * pairs.points().strides().data()[a];
      for (int g = 0; g < objects; g++) {
        boolean centre = pairs.off(g, a, 0) < reach && pairs.off(g, a, 1) < reach;
        near[a] |= centre || pairs.inside(g, a);
        cost[g][a] = crossEntropy(pairs, g, a) - 3 * Math.log(pairs.iou(g, a) + 1e-8);
        cost[g][a] += centre && pairs.inside(g, a) ? 0 : 1e5;
      }
    }
    List<Integer> candidates = IntStream.range(0, count).filter(a -> near[a]).boxed().toList();
    int[] matches = new int[count];
    Arrays.fill(matches, -1);
    for (int g = 0; g < objects; g++) {
      int own = g;
      double overlaps =
          candidates.stream()
              .map(a -> pairs.iou(own, a))
              .sorted(Comparator.reverseOrder())
              .limit(10)
              .mapToDouble(iou -> iou)
              .sum();
      candidates.stream()
          .sorted(Comparator.comparingDouble(a -> cost[own][a]))
          .limit(Math.max(1, (int) overlaps))
          .filter(a -> matches[a] < 0 || cost[own][a] < cost[matches[a]][a])
          .forEach(a -> matches[a] = own);
    }
    return matches;
  }

  private static double crossEntropy(RandomPairs pairs, int g, int a) {
    double sum = 0;
    for (int c = 0; c < RandomPairs.LABELS; c++) {
      double p = pairs.scores().data()[a * RandomPairs.LABELS + c];
      sum -= Math.log(pairs.labels().data()[g] == c + 1 ? p : 1 - p);
    }
    return sum;
  }

  /**
   * Of four points 16 apart the first predicts the object, the second half of it, the others
   * nothing of it: 1.5 overlaps are one prediction, 2 are two.
   */
  @Test
  void takesAsManyAsOverlapsSumUpTo() {
    AnchorPoints points = AnchorPoints.of(new Size(32, 32), List.of(new Size(2, 2)));
    Tensor truth = Tensor.of(new float[] {0, 0, 20, 20}, 1, 4);
    float[] predicted = {0, 0, 20, 20, 0, 0, 10, 20, 40, 40, 50, 50, 40, 40, 50, 50};
    Tensor boxes = Tensor.of(predicted, 4, 4);
    Tensor scores = Tensor.full(0.5f, 4, 1);
    Assignment one = ASSIGNER.assign(truth, IntTensor.of(1), boxes, scores, points);
    assertThat(one.matches().data()).containsExactly(0, -1, -1, -1);
    predicted[6] = 20;
    Assignment two = ASSIGNER.assign(truth, IntTensor.of(1), boxes, scores, points);
    assertThat(two.matches().data()).containsExactly(0, 0, -1, -1);
    assertThat(two.quality().data()).containsExactly(1, 1, 0, 0);
  }

  @Test
  void namesBadValues() {
    RandomPairs pairs = RandomPairs.of(1, 1);
    assertThatThrownBy(
            () ->
                ASSIGNER.assign(
                    pairs.truths(), IntTensor.of(4), pairs.boxes(), pairs.scores(), pairs.points()))
        .hasMessage("sim ota: label 4, expected 1 to 3");
    assertThatThrownBy(
            () ->
                ASSIGNER.assign(
                    pairs.truths(), IntTensor.of(), pairs.boxes(), pairs.scores(), pairs.points()))
        .isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> new SimOta(0, 10, 3)).hasMessageContaining("radius 0.0");
  }
}
