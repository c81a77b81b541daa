package org.fovea.features.keypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.fovea.features.Golden;
import org.junit.jupiter.api.Test;

class BruteForceMatcherTest {
  /** Distances are sums of 19 squares in single precision. */
  @Test
  void floatsMatchAsInOpenCv() {
    List<float[]> queries = floats("l2_queries");
    List<float[]> trains = floats("l2_trains");
    BruteForceMatcher<float[]> matcher = new BruteForceMatcher<>(DescriptorDistance.L2);
    equal(matcher.match(queries, trains), "l2_matches_false");
    equal(matcher.matchBothWays(queries, trains), "l2_matches_true");
  }

  @Test
  void bitsMatchAsInOpenCv() {
    List<long[]> queries = bits("hamming_queries");
    List<long[]> trains = bits("hamming_trains");
    BruteForceMatcher<long[]> matcher = new BruteForceMatcher<>(DescriptorDistance.HAMMING);
    equal(matcher.match(queries, trains), "hamming_matches_false");
    equal(matcher.matchBothWays(queries, trains), "hamming_matches_true");
  }

  private static void equal(List<Match> matches, String golden) {
    List<List<Double>> expected = Goldens.rows("keypoint/" + golden);
    assertThat(matches).hasSameSizeAs(expected);
    for (int i = 0; i < matches.size(); i++) {
      assertThat((double) matches.get(i).query()).isEqualTo(expected.get(i).get(0));
      assertThat((double) matches.get(i).train()).isEqualTo(expected.get(i).get(1));
      assertThat(matches.get(i).distance()).isCloseTo(expected.get(i).get(2), within(1e-5));
    }
  }

  @Test
  void theRatioTellsClearMatches() {
    List<float[]> trains = List.of(new float[] {0}, new float[] {10}, new float[] {11});
    List<float[]> queries = List.of(new float[] {1}, new float[] {10.4f});
    BruteForceMatcher<float[]> matcher = new BruteForceMatcher<>(DescriptorDistance.L2);
    assertThat(matcher.matchByRatio(queries, trains, 0.5)).containsExactly(new Match(0, 0, 1));
    assertThat(matcher.matchByRatio(queries, trains.subList(0, 1), 0.5)).hasSize(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> matcher.matchByRatio(queries, trains, 0))
        .withMessage("ratio must be above 0, got 0.0");
  }

  @Test
  void nothingToSearchGivesNoMatch() {
    BruteForceMatcher<float[]> matcher = new BruteForceMatcher<>(DescriptorDistance.L2);
    assertThat(matcher.match(List.of(new float[2]), List.of())).isEmpty();
    assertThat(matcher.matchBothWays(List.of(new float[2]), List.of())).isEmpty();
    assertThat(matcher.match(List.of(), List.of(new float[2]))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> matcher.match(List.of(new float[2]), List.of(new float[3])))
        .withMessage("descriptors of lengths 2 and 3");
  }

  private static List<float[]> floats(String name) {
    List<float[]> descriptors = new ArrayList<>();
    for (List<Double> row : Goldens.rows("keypoint/" + name)) {
      float[] d = new float[row.size()];
      for (int i = 0; i < d.length; i++) {
        d[i] = row.get(i).floatValue();
      }
      descriptors.add(d);
    }
    return descriptors;
  }

  private static List<long[]> bits(String name) {
    int[] shape = Golden.read("keypoint/" + name).shape();
    List<long[]> descriptors = new ArrayList<>();
    for (List<Double> row : Goldens.rows("keypoint/" + name)) {
      long[] d = new long[shape[1] / 8];
      for (int i = 0; i < row.size(); i++) {
        d[i / 8] |= row.get(i).longValue() << (8 * (i % 8));
      }
      descriptors.add(d);
    }
    return descriptors;
  }
}
