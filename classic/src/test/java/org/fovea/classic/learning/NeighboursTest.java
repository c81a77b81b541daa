package org.fovea.classic.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nearest neighbours and k-means. */
class NeighboursTest {
  @ParameterizedTest
  @CsvSource({"1,1", "2,5", "9,4", "64,7"})
  void neighboursAreThoseOfASearchOfAll(int length, int neighbours) {
    Random random = new Random(3);
    float[][] points = new float[60][length];
    int[] labels = new int[60];
    for (int i = 0; i < 60; i++) {
      fill(points[i], random);
      labels[i] = random.nextInt(3);
    }
    NearestNeighbours classifier = new NearestNeighbours(points, labels, 3, neighbours);
    for (int trial = 0; trial < 20; trial++) {
      float[] query = new float[length];
      fill(query, random);
      float[] expected = new float[3];
      IntStream.range(0, 60)
          .boxed()
          .sorted(Comparator.comparingDouble(i -> squared(points[i], query)))
          .limit(neighbours)
          .forEach(i -> expected[labels[i]]++);
      for (int c = 0; c < 3; c++) {
        expected[c] /= neighbours;
      }
      assertThat(classifier.scores(query)).isEqualTo(expected);
    }
  }

  @Test
  void wrongExamplesAreNamed() {
    float[][] points = {{1, 2}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NearestNeighbours(points, new int[1], 1, 2))
        .withMessage("neighbours must be 1..1, got 2");
    NearestNeighbours one = new NearestNeighbours(points, new int[1], 1, 1);
    assertThat(one.predict(new float[2])).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.predict(new float[3]))
        .withMessage("expected 2 features, got 3");
  }

  @Test
  void kMeansFindsGroups() {
    Random random = new Random(5);
    float[][] middles = {{0, 0, 0}, {10, 0, 0}, {0, 10, 5}, {7, 7, 7}};
    List<float[]> points = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      float[] p = middles[i % 4].clone();
      for (int k = 0; k < 3; k++) {
        p[k] += (float) random.nextGaussian() * 0.5f;
      }
      points.add(p);
    }
    Clustering clustering = new KMeans(4, 1).cluster(points);
    double inertia = 0;
    for (int i = 0; i < 80; i++) {
      assertThat(clustering.labels().get(i)).isEqualTo(clustering.labels().get(i % 4));
      inertia += squared(points.get(i), clustering.centres().get(clustering.labels().get(i)));
    }
    assertThat(clustering.labels().subList(0, 4)).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(clustering.inertia()).isCloseTo(inertia, within(1e-4 * inertia));
    for (int c = 0; c < 4; c++) {
      int group = clustering.labels().get(c);
      for (int k = 0; k < 3; k++) {
        double mean = 0;
        for (int i = c; i < 80; i += 4) {
          mean += points.get(i)[k] / 20;
        }
        assertThat((double) clustering.centres().get(group)[k]).isCloseTo(mean, within(1e-5));
      }
    }
    Clustering again = new KMeans(4, 1).cluster(points);
    assertThat(again.labels()).isEqualTo(clustering.labels());
  }

  @Test
  void asManyClustersAsPointsArePoints() {
    List<float[]> points = List.of(new float[] {1}, new float[] {5}, new float[] {5});
    assertThat(new KMeans(2, 1).cluster(points).inertia()).isZero();
    assertThat(new KMeans(1, 1).cluster(points).centres().get(0)[0])
        .isCloseTo(11 / 3f, within(1e-6f));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KMeans(3, 1).cluster(points))
        .withMessage("expected at least 3 different points, got 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KMeans(0, 1))
        .withMessage("clusters must be at least 1, got 0");
  }

  private static void fill(float[] point, Random random) {
    for (int k = 0; k < point.length; k++) {
      point[k] = (float) random.nextGaussian();
    }
  }

  private static double squared(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += ((double) a[k] - b[k]) * ((double) a[k] - b[k]);
    }
    return sum;
  }
}
