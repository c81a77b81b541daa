package org.fovea.neural.rcnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Golden values by numpy 1.24 in float64: with X and Y centred, {@code W = solve(X'X + lambda I,
 * X'Y)}. The weights are kept in float32, of which the predictions sum 3: hence the tolerance.
 */
class RidgeRegressionTest {
  private static final double FLOAT_WEIGHTS = 1e-6;
  private static final double LAMBDA = 0.7;

  private static final List<float[]> X =
      List.of(
          new float[] {1.7f, 3.8f, -0.5f},
          new float[] {3.7f, -0.7f, 2.7f},
          new float[] {-1.6f, -0.7f, 4.2f},
          new float[] {1.2f, -2.2f, 0.9f},
          new float[] {3.8f, 1.8f, -2.3f},
          new float[] {1.4f, -3.0f, 4.5f},
          new float[] {2.5f, -2.4f, -1.1f});
  private static final List<double[]> Y =
      List.of(
          new double[] {2.4, -1.5},
          new double[] {0.4, 2.8},
          new double[] {-2.0, 1.4},
          new double[] {-1.1, -0.6},
          new double[] {1.8, -1.6},
          new double[] {2.6, -1.1},
          new double[] {0.3, 1.5});

  @Test
  void equalsTheClosedForm() {
    RidgeRegression ridge = RidgeRegression.fit(X, Y, LAMBDA);
    assertThat(ridge.predict(new float[] {1.5f, -2, 0.25f}))
        .containsExactly(
            new double[] {-0.12687275730147485, 0.14745234288221154}, within(FLOAT_WEIGHTS));
    assertThat(ridge.predict(new float[3]))
        .containsExactly(
            new double[] {-0.5209752754401894, -0.5522370603890698}, within(FLOAT_WEIGHTS));
  }

  @Test
  void fitsWithFewerSamplesThanInputs() {
    RidgeRegression ridge = RidgeRegression.fit(X.subList(0, 2), Y.subList(0, 2), LAMBDA);
    assertThat(ridge.predict(new float[] {1.5f, -2, 0.25f}))
        .containsExactly(
            new double[] {0.7950961270548887, 1.9505433268319852}, within(FLOAT_WEIGHTS));
  }

  @Test
  void refusesWhatCannotBeFitted() {
    assertThatThrownBy(() -> RidgeRegression.fit(List.of(), List.of(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one");
    assertThatThrownBy(() -> RidgeRegression.fit(X, Y, 0)).hasMessageContaining("lambda");
    assertThatThrownBy(
            () -> RidgeRegression.fit(List.of(new float[2], new float[3]), Y.subList(0, 2), 1))
        .hasMessageContaining("sample 1 has 3 inputs");
    float[] broken = {1, Float.NaN, 0};
    assertThatThrownBy(() -> RidgeRegression.fit(List.of(broken), Y.subList(0, 1), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not finite");
  }
}
