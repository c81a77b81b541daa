package org.fovea.neural.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Up to a share of positives, then negatives. */
class BalancedSamplerTest {
  private static final int[] LABELS = {3, 0, -1, 1, 0, 0, 2, -1, 0, 1, 0, 0};

  private static BalancedSampler.Sample sample(int count, double share, long seed) {
    return new BalancedSampler(count, share).sample(LABELS, new SplittableRandom(seed));
  }

  @Test
  void picksAtMostTheShareOfPositives() {
    BalancedSampler.Sample sample = sample(6, 0.5, 1);
    assertThat(sample.positives()).hasSize(3).isSorted();
    assertThat(Arrays.stream(sample.positives())).allMatch(i -> LABELS[i] > 0);
    assertThat(sample.negatives()).hasSize(3).isSorted();
    assertThat(Arrays.stream(sample.negatives())).allMatch(i -> LABELS[i] == 0);
    assertThat(sample.all()).hasSize(6).isSorted();
  }

  @Test
  void negativesFillUpWhatPositivesLeave() {
    BalancedSampler.Sample sample = sample(9, 0.9, 1);
    assertThat(sample.positives()).containsExactly(0, 3, 6, 9);
    assertThat(sample.negatives()).hasSize(5);
  }

  @Test
  void takesAllWhereThereAreFew() {
    BalancedSampler.Sample sample = sample(100, 0.5, 1);
    assertThat(sample.all()).containsExactly(0, 1, 3, 4, 5, 6, 8, 9, 10, 11);
  }

  /** Each of the six negatives is picked in about half of the draws of three. */
  @Test
  void picksEachAsOften() {
    int[] picked = new int[LABELS.length];
    for (int seed = 0; seed < 1000; seed++) {
      Arrays.stream(sample(6, 0.5, seed).negatives()).forEach(i -> picked[i]++);
    }
    for (int i : new int[] {1, 4, 5, 8, 10, 11}) {
      assertThat(picked[i]).isBetween(430, 570);
    }
  }

  @Test
  void checksItsNumbers() {
    assertThatThrownBy(() -> new BalancedSampler(0, 0.5))
        .hasMessage("balanced sampler: count 0, positiveFraction 0.5, expected 1 or more and 0..1");
  }
}
