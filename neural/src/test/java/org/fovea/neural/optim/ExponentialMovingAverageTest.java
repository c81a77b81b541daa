package org.fovea.neural.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ExponentialMovingAverageTest {
  private final BatchNorm2d module = new BatchNorm2d(1);
  private final ExponentialMovingAverage average = new ExponentialMovingAverage(module, 0.75);

  private static float[] values(Map<String, Tensor> state, String name) {
    return Objects.requireNonNull(state.get(name)).data();
  }

  @Test
  void followsTheStateByItsFormula() {
    // The weight begins at 1; 0.75 and its powers times these are exact.
    double expected = 1;
    for (float value : new float[] {2, -3, 0.5f}) {
      values(module.stateDict(), "weight")[0] = value;
      values(module.stateDict(), "running_mean")[0] = value;
      average.update();
      expected = 0.75 * expected + 0.25 * value;
    }
    assertThat((double) values(average.stateDict(), "weight")[0])
        .isCloseTo(expected, within(1e-12));
    assertThat(values(average.stateDict(), "running_mean")[0]).isNotZero();
    assertThat(values(module.stateDict(), "weight")[0]).isEqualTo(0.5f);
  }

  @Test
  void countsAreCopied() {
    values(module.stateDict(), "num_batches_tracked")[0] = 7;
    average.update();
    assertThat(values(average.stateDict(), "num_batches_tracked")[0]).isEqualTo(7);
  }

  @Test
  void theAverageCanBeLoaded() {
    values(module.stateDict(), "weight")[0] = 5;
    average.update();
    BatchNorm2d other = new BatchNorm2d(1);
    other.loadStateDict(average.stateDict());
    assertThat(values(other.stateDict(), "weight")[0]).isEqualTo(2);
  }

  @Test
  void aDecayOutOfRangeIsRefused() {
    assertThatThrownBy(() -> new ExponentialMovingAverage(module, 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("decay 1.5, expected 0..1");
  }
}
