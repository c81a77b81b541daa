package org.fovea.metrics.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreOrderTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 23, 24, 25, 48, 49, 100, 1001})
  void isTheStableSortOfTheLibrary(int n) {
    Random random = new Random(n);
    double[] special = {0.0, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, 0.5, 1, 2, 3};
    double[] scores = random.ints(n, 0, special.length).mapToDouble(i -> special[i]).toArray();
    int[] expected =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> key(scores[i])))
            .mapToInt(i -> i)
            .toArray();
    assertThat(ScoreOrder.of(scores)).isEqualTo(expected);
  }

  /** Ascends as scores descend; Double.compare puts NaN last and would part the zeros. */
  private static double key(double score) {
    return score == 0 ? 0 : -score;
  }
}
