package org.fovea.neural.optim;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Values out of range are named, with what was expected. */
class ConfigErrorsTest {
  private static void refuses(ThrowingCallable call, String... words) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void optimisers() {
    refuses(() -> SgdConfig.of(-1), "learning rate -1.0", "0 or more");
    refuses(() -> MuonConfig.of(1).withMomentum(1), "momentum 1.0", "below 1");
    refuses(() -> MuSgdConfig.of(1).withShares(-1, 1), "shares -1.0", "0 or more");
  }

  @Test
  void schedules() {
    refuses(() -> LearningRateSchedule.step(1, 0, 0.1), "step over 0 steps", "1 or more");
    refuses(() -> LearningRateSchedule.cosine(1, -2, 0), "cosine over -2 steps");
    refuses(() -> LearningRateSchedule.constant(1).withLinearWarmup(0, 0), "linear warm-up");
  }
}
