package org.fovea.neural.detection.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.neural.detection.Size;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Task-aligned assignment against a literal one, and cases worked out by hand. */
class TaskAlignedTest {
  @ParameterizedTest
  @CsvSource({"0, 10, 4", "1, 1, 4", "3, 10, 0", "5, 1, 0", "12, 10, 4", "12, 1, 9"})
  void equalsTheLiteralOne(int objects, int topK, int least) {
    TaskAligned assigner = new TaskAligned(topK, 0.5, 6, least);
    for (int seed = 0; seed < 20; seed++) {
      RandomPairs pairs = RandomPairs.of(objects, seed);
      Assignment assignment =
          assigner.assign(
              pairs.truths(), pairs.labels(), pairs.boxes(), pairs.scores(), pairs.points());
      int[] expected = literal(pairs, assigner);
      assertThat(assignment.matches().data()).isEqualTo(expected);
      for (int a = 0; a < expected.length; a++) {
        double quality = expected[a] < 0 ? 0 : quality(pairs, assigner, expected, a);
        assertThat((double) assignment.quality().data()[a]).isCloseTo(quality, within(1e-6));
      }
    }
  }

  private static int[] literal(RandomPairs pairs, TaskAligned assigner) {
    int[] matches = new int[pairs.points().count()];
    Arrays.fill(matches, -1);
    for (int g = 0; g < pairs.labels().data().length; g++) {
      int own = g;
      candidates(pairs, g, assigner.least()).stream()
          .filter(a -> alignment(pairs, assigner, own, a) > 0)
          .sorted(Comparator.comparingDouble(a -> -alignment(pairs, assigner, own, a)))
          .limit(assigner.topK())
          .filter(a -> matches[a] < 0 || pairs.iou(own, a) > pairs.iou(matches[a], a))
          .forEach(a -> matches[a] = own);
    }
    return matches;
  }

  private static List<Integer> candidates(RandomPairs pairs, int g, int least) {
    List<Integer> all = IntStream.range(0, pairs.points().count()).boxed().toList();
    List<Integer> inside = all.stream().filter(a -> pairs.inside(g, a)).toList();
    List<Integer> nearest =
        all.stream()
            .sorted(Comparator.comparingDouble(a -> distance(pairs, g, a)))
            .limit(least)
            .toList();
    return all.stream()
        .filter(a -> inside.contains(a) || (inside.size() < least && nearest.contains(a)))
        .toList();
  }

  private static double distance(RandomPairs pairs, int g, int a) {
    return Math.hypot(pairs.off(g, a, 0), pairs.off(g, a, 1));
  }

  private static double alignment(RandomPairs pairs, TaskAligned assigner, int g, int a) {
    int column = pairs.labels().data()[g] - 1;
    double score = pairs.scores().data()[a * RandomPairs.LABELS + column];
    return Math.pow(score, assigner.alpha()) * Math.pow(pairs.iou(g, a), assigner.beta());
  }

  private static double quality(RandomPairs pairs, TaskAligned assigner, int[] matches, int a) {
    int g = matches[a];
    int[] mates = IntStream.range(0, matches.length).filter(i -> matches[i] == g).toArray();
    double overlap = Arrays.stream(mates).mapToDouble(i -> pairs.iou(g, i)).max().orElseThrow();
    double greatest =
        Arrays.stream(mates).mapToDouble(i -> alignment(pairs, assigner, g, i)).max().orElseThrow();
    return alignment(pairs, assigner, g, a) / greatest * overlap;
  }

  /** Points at 8 and 24 both ways; the object between them holds none, but four are near. */
  @Test
  void smallObjectsHaveCandidatesAroundThem() {
    AnchorPoints points = AnchorPoints.of(new Size(32, 32), List.of(new Size(2, 2)));
    Tensor truth = Tensor.of(new float[] {14, 14, 18, 18}, 1, 4);
    float[] predicted = {14, 14, 18, 18, 14, 14, 18, 16, 0, 0, 4, 4, 14, 14, 18, 22};
    Tensor boxes = Tensor.of(predicted, 4, 4);
    Tensor scores = Tensor.full(0.25f, 4, 1);
    IntTensor label = IntTensor.of(1);
    assertThat(new TaskAligned(10, 0.5, 6, 0).assign(truth, label, boxes, scores, points).matched())
        .isEmpty();
    Assignment many = TaskAligned.oneToMany().assign(truth, label, boxes, scores, points);
    assertThat(many.matched()).containsExactly(0, 1, 3);
    // Alignments 0.5, 0.5 / 64 and 0.5 / 64; the greatest becomes the greatest overlap, 1.
    assertThat(many.quality().data()).containsExactly(1, 1 / 64f, 0, 1 / 64f);
    Assignment one = TaskAligned.oneToOne().assign(truth, label, boxes, scores, points);
    assertThat(one.matched()).containsExactly(0);
  }

  @Test
  void namesBadValues() {
    assertThatThrownBy(() -> new TaskAligned(0, 0.5, 6, 4)).hasMessageContaining("topK 0");
    assertThatThrownBy(() -> new LossBalance(0.8, 1.2, 10)).hasMessageContaining("last 1.2");
    assertThatThrownBy(() -> DualAssignmentConfig.defaults().withDecision(2, 1))
        .hasMessageContaining("minScore 2.0");
  }
}
