package org.fovea.neural.detection.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.neural.detection.Boxes;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Adaptive training sample selection against a literal one, and a case worked out by hand. */
class AtssTest {
  private static final List<Integer> COUNTS = List.of(96, 24, 6);
  private static final Atss ASSIGNER = new Atss(9);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 12})
  void equalsTheLiteralOne(int objects) {
    for (int seed = 0; seed < 20; seed++) {
      RandomPairs pairs = RandomPairs.of(objects, seed);
      Tensor anchors = squares(pairs.points());
      Assignment assignment = ASSIGNER.assign(pairs.truths(), anchors, COUNTS);
      assertThat(assignment.matches().data()).isEqualTo(literal(pairs, anchors));
    }
  }

  /** Four strides wide around each point. */
  private static Tensor squares(AnchorPoints points) {
    Tensor boxes = Tensor.zeros(points.count(), 4);
    for (int i = 0; i < boxes.numel(); i++) {
      float reach = 2 * points.strides().data()[i / 4];
      float middle = points.centres().data()[2 * (i / 4) + i % 2];
      boxes.data()[i] = i % 4 < 2 ? middle - reach : middle + reach;
    }
    return boxes;
  }

  private static int[] literal(RandomPairs pairs, Tensor anchors) {
    int count = anchors.dim(0);
    float[] overlaps = Boxes.iou(pairs.truths(), anchors).data();
    int[] matches = new int[count];
    Arrays.fill(matches, -1);
    for (int g = 0; g < pairs.labels().data().length; g++) {
      int own = g;
      List<Integer> near = new ArrayList<>();
      int from = 0;
      for (int size : COUNTS) {
        IntStream.range(from, from + size)
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    a -> Math.hypot(pairs.off(own, a, 0), pairs.off(own, a, 1))))
            .limit(9)
            .forEach(near::add);
        from += size;
      }
      double mean = near.stream().mapToDouble(a -> overlaps[own * count + a]).average().orElse(0);
      double squares =
          near.stream().mapToDouble(a -> Math.pow(overlaps[own * count + a] - mean, 2)).sum();
      double threshold = mean + Math.sqrt(squares / (near.size() - 1));
      for (int a : near) {
        float iou = overlaps[g * count + a];
        boolean better = matches[a] < 0 || iou > overlaps[matches[a] * count + a];
        if (iou >= threshold && iou > 0 && pairs.inside(g, a) && better) {
          matches[a] = g;
        }
      }
    }
    return matches;
  }

  /**
   * Overlaps of 1, 1/3 and 0 have a mean of 0.44 and an unbiased deviation of 0.51: the threshold
   * is 0.95.
   */
  @Test
  void overlapsAboveMeanAndDeviationLearn() {
    Tensor anchors = Tensor.of(new float[] {0, 0, 8, 8, 4, 0, 12, 8, 9, 0, 17, 8}, 3, 4);
    Tensor truth = Tensor.of(new float[] {0, 0, 8, 8}, 1, 4);
    Assignment assignment = ASSIGNER.assign(truth, anchors, List.of(3));
    assertThat(assignment.matches().data()).containsExactly(0, -1, -1);
    assertThat(assignment.quality().data()).containsExactly(1, 0, 0);
    assertThatThrownBy(() -> ASSIGNER.assign(truth, anchors, List.of(4)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("expected [4]");
    assertThatThrownBy(() -> new Atss(0)).hasMessageContaining("candidates is 0");
  }
}
