package org.fovea.neural.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.fovea.neural.op.StochasticDepth.Mode;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Elements, channels, examples and batches that are dropped at random. */
class DropoutTest {
  private static final double P = 0.3;
  private static final int N = 40;
  private static final int C = 25;
  private static final int PIXELS = 6;

  private enum Kind {
    ELEMENTS(1),
    CHANNELS(PIXELS),
    EXAMPLES(C * PIXELS),
    BATCH(N * C * PIXELS);

    private final int run;

    Kind(int run) {
      this.run = run;
    }

    Tensor apply(Tensor x, RandomGenerator random) {
      return switch (this) {
        case ELEMENTS -> Dropout.dropout(x, P, random);
        case CHANNELS -> Dropout2d.dropout2d(x, P, random);
        case EXAMPLES -> StochasticDepth.stochasticDepth(x, P, Mode.ROW, random);
        case BATCH -> StochasticDepth.stochasticDepth(x, P, Mode.BATCH, random);
      };
    }
  }

  private static Tensor ones() {
    return Tensor.full(1, N, C, 2, 3);
  }

  private static Stream<DynamicTest> each(Consumer<Kind> check) {
    return Stream.of(Kind.values())
        .map(kind -> DynamicTest.dynamicTest(kind.name(), () -> check.accept(kind)));
  }

  @TestFactory
  Stream<DynamicTest> wholeRunsAreZeroAndTheRestIsScaled() {
    return each(
        kind -> {
          float[] y = kind.apply(ones(), new Random(1)).data();
          for (int i = 0; i < y.length; i++) {
            assertThat(y[i]).isIn(0f, (float) (1 / (1 - P)));
            assertThat(y[i]).isEqualTo(y[i / kind.run * kind.run]);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> theMeanStays() {
    return each(
        kind -> {
          Random random = new Random(2);
          int draws = 0;
          double sum = 0;
          while (draws < 4000) {
            float[] y = kind.apply(ones(), random).data();
            for (int i = 0; i < y.length; i += kind.run) {
              sum += y[i];
              draws++;
            }
          }
          // Each draw has variance p / (1 - p); five deviations of the mean of all.
          double bound = 5 * Math.sqrt(P / (1 - P) / draws);
          assertThat(sum / draws).isCloseTo(1, within(bound));
        });
  }

  @TestFactory
  Stream<DynamicTest> theGradientHasTheMaskOfTheForwardPass() {
    return each(
        kind -> {
          Tensor x = ones().requiresGrad(true);
          Tensor y = kind.apply(x, new Random(3));
          Sum.sum(y).backward();
          assertThat(Objects.requireNonNull(x.grad()).data()).isEqualTo(y.data());
        });
  }

  @TestFactory
  Stream<DynamicTest> theSeedDecides() {
    return each(
        kind -> {
          Random a = new Random(4);
          Random b = new Random(4);
          for (int i = 0; i < 10; i++) {
            assertThat(kind.apply(ones(), b).data()).isEqualTo(kind.apply(ones(), a).data());
          }
        });
  }

  @Test
  void wrongUseIsNamed() {
    Random random = new Random(1);
    assertThatThrownBy(() -> Dropout2d.dropout2d(Tensor.zeros(2, 3), P, random))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("dropout2d", "[2, 3]", "[N, C, H, W]");
    assertThatThrownBy(() -> StochasticDepth.stochasticDepth(Tensor.zeros(2), 1, Mode.ROW, random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("p is 1.0, expected 0 to below 1");
  }
}
