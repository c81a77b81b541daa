package org.fovea.classic.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.fovea.classic.svm.LinearSvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlidingWindowTest {
  private final Random random = new Random(3);

  private float[] noise(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({"1,9,7,1,1", "6,31,17,5,3", "42,12,12,4,12", "3,5,5,5,5"})
  void scoresAreThoseOfTheWindowsDescriptors(int depth, int wide, int high, int w, int h) {
    FeatureGrid grid = new FeatureGrid(depth, wide, high, noise(depth * wide * high));
    LinearSvm svm = new LinearSvm(noise(depth * w * h), 0.25f);
    ScoreMap scores = new SlidingWindow(svm, w, h).slide(grid);
    assertThat(scores.wide()).isEqualTo(wide - w + 1);
    assertThat(scores.high()).isEqualTo(high - h + 1);
    for (int y = 0; y < scores.high(); y++) {
      for (int x = 0; x < scores.wide(); x++) {
        float expected = svm.score(grid.descriptor(x, y, w, h));
        // Sums of up to 2016 terms of up to 0.25 in another order.
        assertThat(scores.at(x, y)).isCloseTo(expected, within(1e-4f));
      }
    }
  }

  @Test
  void aWindowLargerThanTheGridHasNoScores() {
    FeatureGrid grid = new FeatureGrid(2, 4, 3, noise(24));
    ScoreMap scores = new SlidingWindow(new LinearSvm(noise(32), 0), 4, 4).slide(grid);
    assertThat(scores.wide()).isZero();
    assertThat(scores.high()).isZero();
  }

  @Test
  void whatDoesNotFitIsRefused() {
    FeatureGrid grid = new FeatureGrid(2, 4, 3, noise(24));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SlidingWindow(new LinearSvm(noise(7), 0), 2, 2))
        .withMessageContaining("7 weights");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SlidingWindow(new LinearSvm(noise(12), 0), 2, 2).slide(grid))
        .withMessageContaining("depth 3, got 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> grid.descriptor(3, 0, 2, 1))
        .withMessageContaining("2 x 1 at (3, 0)");
    assertThatIllegalArgumentException().isThrownBy(() -> new FeatureGrid(2, 4, 3, noise(23)));
  }
}
