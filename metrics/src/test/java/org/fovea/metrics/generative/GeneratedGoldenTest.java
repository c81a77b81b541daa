package org.fovea.metrics.generative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.fovea.metrics.golden.Golden;
import org.junit.jupiter.api.Test;

class GeneratedGoldenTest {
  private static Golden.Node golden(String name) {
    return Golden.json(Golden.path("generated.json.gz")).get(name);
  }

  private static FeatureStatistics statistics(double[][] rows) {
    FeatureStatistics statistics = new FeatureStatistics(rows[0].length);
    Arrays.stream(rows).forEach(statistics::add);
    return statistics;
  }

  /**
   * Relative to the sum of traces and squared distance. Where covariances lack rank, the
   * reference's eigenvalues of 0 are off by 1e-16 of the largest and their roots by 1e-8 of its
   * root.
   */
  @Test
  void frechetDistanceEqualsNumpysEigenvaluesAndScipysRoot() {
    golden("fid").stream()
        .forEach(
            c -> {
              boolean full = c.get("full").text().equals("true");
              double tolerance = (full ? 1e-12 : 1e-8) * c.get("scale").number();
              GaussianStatistics a = statistics(c.get("a").matrix()).gaussian();
              GaussianStatistics b = statistics(c.get("b").matrix()).gaussian();
              double distance = FrechetDistance.of(a, b);
              assertThat(distance).isCloseTo(c.get("fid").number(), within(tolerance));
              assertThat(FrechetDistance.of(b, a)).isCloseTo(distance, within(tolerance));
              if (full) {
                assertThat(distance).isCloseTo(c.get("sqrtm").number(), within(tolerance));
              }
              assertThat(FrechetDistance.of(a, a))
                  .isCloseTo(0, within(1e-12 * c.get("scale").number()));
            });
  }

  @Test
  void mergedStatisticsEqualTheWholeButForRounding() {
    double[][] rows = golden("fid").stream().toList().get(1).get("a").matrix();
    FeatureStatistics merged = statistics(Arrays.copyOfRange(rows, 0, 20));
    merged.merge(statistics(Arrays.copyOfRange(rows, 20, rows.length)));
    merged.merge(new FeatureStatistics(rows[0].length));
    assertThat(merged.count()).isEqualTo(rows.length);
    GaussianStatistics actual = merged.gaussian();
    GaussianStatistics expected = statistics(rows).gaussian();
    assertThat(actual.mean()).containsExactly(expected.mean(), within(1e-13));
    for (int i = 0; i < rows[0].length; i++) {
      assertThat(actual.covariance()[i]).containsExactly(expected.covariance()[i], within(1e-12));
    }
  }

  @Test
  void eigenvaluesOfKnownMatrices() {
    assertThat(SymmetricEigenvalues.of(new double[][] {{3}}))
        .containsExactly(new double[] {3}, within(1e-15));
    assertThat(SymmetricEigenvalues.of(new double[][] {{2, 1}, {1, 2}}))
        .containsExactly(new double[] {1, 3}, within(1e-15));
    assertThat(SymmetricEigenvalues.of(new double[3][3])).containsExactly(0, 0, 0);
    // Of the second difference: 2 - 2 cos(pi k / (n + 1)).
    int n = 30;
    double[][] chain = new double[n][n];
    double[] known = new double[n];
    for (int i = 0; i < n; i++) {
      chain[i][i] = 2;
      chain[i][Math.max(0, i - 1)] += i == 0 ? 0 : -1;
      chain[i][Math.min(n - 1, i + 1)] += i == n - 1 ? 0 : -1;
      known[i] = 2 - 2 * Math.cos(Math.PI * (i + 1) / (n + 1));
    }
    assertThat(SymmetricEigenvalues.of(chain)).containsExactly(known, within(1e-14));
  }

  @Test
  void eigenvaluesOfATurnedDiagonal() {
    Random random = new Random(3);
    int n = 25;
    double[][] matrix = new double[n][n];
    double[] known = random.doubles(n, -5, 5).sorted().toArray();
    double[] v = random.doubles(n, -1, 1).toArray();
    double square = Arrays.stream(v).map(x -> x * x).sum();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          double left = (i == k ? 1 : 0) - 2 * v[i] * v[k] / square;
          double right = (k == j ? 1 : 0) - 2 * v[k] * v[j] / square;
          matrix[i][j] += left * known[k] * right;
        }
      }
    }
    assertThat(SymmetricEigenvalues.of(matrix)).containsExactly(known, within(1e-13));
  }

  @Test
  void aRootOfAMatrixWithoutFullRankHasItsRank() {
    double[][] rank1 = {{4, 2, 0}, {2, 1, 0}, {0, 0, 0}};
    double[][] root = PivotedCholesky.rootOf(rank1);
    assertThat(root.length).isEqualTo(1);
    assertThat(root[0]).containsExactly(2, 1, 0);
    assertThat(PivotedCholesky.rootOf(new double[2][2])).isEmpty();
  }

  @Test
  void inceptionScore() {
    Golden.Node c = golden("inception");
    InceptionScore whole = new InceptionScore(6);
    InceptionScore part = new InceptionScore(6);
    for (double[] row : c.get("prob").matrix()) {
      whole.add(row);
      part.add(row);
    }
    assertThat(whole.value()).isCloseTo(c.get("score").number(), within(1e-12));
    part.merge(whole);
    assertThat(part.value()).isEqualTo(whole.value());
    assertThat(new InceptionScore(2).value()).isEqualTo(-1);
    assertThatThrownBy(() -> whole.add(new double[] {1, 1, 0, 0, 0, 0}))
        .hasMessageContaining("2.0");
  }

  private static List<String> words(Golden.Node sentence) {
    return sentence.stream().map(Golden.Node::text).toList();
  }

  @Test
  void bleuEqualsNltks() {
    golden("bleu").stream()
        .forEach(
            c ->
                c.get("scores").stream()
                    .forEach(
                        score -> {
                          BleuConfig config =
                              BleuConfig.defaults()
                                  .withMaxOrder((int) score.get("order").integer())
                                  .withEpsilon(score.get("epsilon").number());
                          assertThat(bleu(c, config).value())
                              .isCloseTo(score.get("bleu").number(), within(1e-14));
                        }));
  }

  /** The captions in two parts, merged. */
  private static Bleu bleu(Golden.Node c, BleuConfig config) {
    List<Golden.Node> captions = c.get("hypotheses").stream().toList();
    List<Golden.Node> references = c.get("references").stream().toList();
    Bleu even = new Bleu(config);
    Bleu odd = new Bleu(config);
    for (int i = 0; i < captions.size(); i++) {
      Stream<Golden.Node> right = references.get(i).stream();
      (i % 2 == 0 ? even : odd)
          .add(words(captions.get(i)), right.map(GeneratedGoldenTest::words).toList());
    }
    even.merge(odd);
    return even;
  }

  @Test
  void bleuWithoutAMatchIsZero() {
    Bleu bleu = new Bleu(BleuConfig.defaults().withEpsilon(0.1));
    assertThat(bleu.value()).isZero();
    bleu.add(List.of("a"), List.of(List.of("b", "c")));
    assertThat(bleu.value()).isZero();
    assertThat(bleu.brevityPenalty()).isEqualTo(Math.exp(-1));
    bleu.add(List.of("b"), List.of(List.of("b")));
    // One word has no pair.
    assertThat(bleu.value()).isZero();
    assertThatThrownBy(() -> bleu.add(List.of("a"), List.of())).hasMessageContaining("reference");
  }

  @Test
  void badStatisticsAreNamed() {
    FeatureStatistics statistics = new FeatureStatistics(2);
    assertThatThrownBy(() -> statistics.add(new double[] {0, Double.NaN}))
        .hasMessageContaining("feature 1");
    assertThatThrownBy(statistics::gaussian).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new GaussianStatistics(new double[2], new double[][] {{1, 2}, {0, 1}}))
        .hasMessageContaining("symmetric");
    assertThatThrownBy(() -> new GaussianStatistics(new double[1], new double[][] {{-1}}))
        .hasMessageContaining("variance 0");
    GaussianStatistics one = new GaussianStatistics(new double[1], new double[1][1]);
    GaussianStatistics two = new GaussianStatistics(new double[2], new double[2][2]);
    assertThatThrownBy(() -> FrechetDistance.of(one, two)).hasMessageContaining("got 2");
    assertThat(FrechetDistance.of(one, one)).isZero();
  }
}
