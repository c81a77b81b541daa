package org.fovea.neural.rcnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchSamplerTest {
  /** 10 background, 8 of class 1, 2 of class 3, none of class 2. */
  private static final int[] LABELS = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 3, 3};

  @Test
  void drawsTheShareOfPositivesAndTheClassesTakeTurns() {
    BatchSampler sampler = new BatchSampler(LABELS, 8, 0.25, new Random(1));
    int[] seen = new int[4];
    for (int i = 0; i < 4; i++) {
      int[] batch = sampler.next();
      assertThat(Arrays.stream(batch).filter(r -> LABELS[r] > 0).count()).isEqualTo(2);
      Arrays.stream(batch).forEach(r -> seen[LABELS[r]]++);
    }
    assertThat(seen).containsExactly(24, 4, 0, 4);
  }

  @Test
  void everyRegionIsSeenBeforeOneIsSeenAgain() {
    BatchSampler sampler = new BatchSampler(LABELS, 20, 0.5, new Random(2));
    assertThat(Arrays.stream(sampler.next()).skip(10).distinct().count()).isEqualTo(10);
    assertThat(Arrays.stream(sampler.next()).skip(10).distinct().count()).isEqualTo(10);
  }

  @Test
  void drawsWhatThereIsWhereAKindIsMissing() {
    assertThat(new BatchSampler(new int[] {1, 2}, 4, 0.25, new Random(3)).next())
        .containsExactly(0, 1, 0, 1);
    assertThat(new BatchSampler(new int[] {0}, 3, 0.25, new Random(3)).next())
        .containsExactly(0, 0, 0);
    assertThatThrownBy(() -> new BatchSampler(new int[0], 4, 0.25, new Random(3)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
