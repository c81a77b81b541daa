package org.fovea.classic.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConstantVelocityTest {
  /**
   * By hand: with variances 3 and 1 a step makes the number's 3 + 1 + 2 = 6 (covariance 1), and of
   * a measurement of variance 2 the number takes 6 / 8, the velocity 1 / 8.
   */
  @Test
  void sharesSurpriseByVariance() {
    ConstantVelocity filter = new ConstantVelocity(10, 3, 1, 2, 0, 2);
    filter.predict();
    filter.update(18);
    assertThat(filter.number()).isEqualTo(16);
    assertThat(filter.velocity()).isEqualTo(1);
    filter.predict();
    assertThat(filter.number()).isEqualTo(17);
    filter.stop();
    filter.predict();
    assertThat(filter.number()).isEqualTo(17);
  }

  @Test
  void findsTheVelocityOfWhatMovesEvenly() {
    ConstantVelocity filter = new ConstantVelocity(0, 10, 10_000, 1, 0.01, 1);
    for (int t = 1; t <= 50; t++) {
      filter.predict();
      filter.update(3.0 * t);
    }
    // What is left of the first guess shrinks by a factor with every step.
    assertThat(filter.velocity()).isCloseTo(3, within(1e-3));
  }
}
