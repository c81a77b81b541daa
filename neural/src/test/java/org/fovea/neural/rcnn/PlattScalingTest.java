package org.fovea.neural.rcnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlattScalingTest {
  private static final double[] POSITIVES = {2.0, 1.5, 0.9, 0.2, -0.3};
  private static final double[] NEGATIVES = {-2.1, -1.7, -1.0, -0.9, -0.4, 0.1, 0.6};

  /** scipy's BFGS on the same likelihood; both stop at a small gradient: hence the tolerance. */
  @Test
  void isTheMostLikelySigmoid() {
    PlattScaling scaling = PlattScaling.fit(POSITIVES, NEGATIVES);
    assertThat(scaling.a()).isCloseTo(-1.10360142, within(1e-5));
    assertThat(scaling.b()).isCloseTo(0.32027017, within(1e-5));
  }

  @Test
  void keepsTheOrderAndStaysBetweenZeroAndOne() {
    PlattScaling scaling = PlattScaling.fit(POSITIVES, NEGATIVES);
    assertThat(scaling.probability(-1e6)).isBetween(0.0, 1e-9);
    assertThat(scaling.probability(1e6)).isBetween(1 - 1e-9, 1.0);
    assertThat(scaling.probability(0.5)).isLessThan(scaling.probability(0.6));
  }

  @Test
  void staysFiniteWhereTheClassesAreApart() {
    PlattScaling scaling = PlattScaling.fit(new double[] {5, 6}, new double[] {-9, -8, -7});
    assertThat(scaling.probability(6)).isGreaterThan(0.5);
    assertThat(scaling.probability(-7)).isLessThan(0.5);
    assertThat(PlattScaling.fit(new double[0], NEGATIVES).probability(0)).isBetween(0.0, 0.5);
  }
}
