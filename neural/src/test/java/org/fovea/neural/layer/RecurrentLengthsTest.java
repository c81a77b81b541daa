package org.fovea.neural.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.fovea.neural.op.Sum;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** What the figures of packed sequences don't have: no steps at all, and wrong lengths. */
class RecurrentLengthsTest {
  private final Random random = new Random(1);
  private final Recurrent lstm = new Recurrent(Recurrent.Cell.LSTM, 2, 3, 1, true, false, random);
  private final Tensor x = Tensor.randn(random, 4, 2, 2);
  private final Recurrent.State state =
      new Recurrent.State(Tensor.randn(random, 2, 2, 3), Tensor.randn(random, 2, 2, 3));

  @Test
  void anEmptySequenceKeepsItsState() {
    Recurrent.Result result = lstm.forward(x, state, IntTensor.of(4, 0));
    float[] last = result.state().hidden().data();
    // Both directions of the second sequence.
    for (int from : new int[] {3, 9}) {
      assertThat(Arrays.copyOfRange(last, from, from + 3))
          .isEqualTo(Arrays.copyOfRange(state.hidden().data(), from, from + 3));
    }
    assertThat(Arrays.copyOfRange(result.output().data(), 6, 12)).containsOnly(0);
  }

  @Test
  void whatIsBeyondTheEndMakesNoDifference() {
    IntTensor lengths = IntTensor.of(2, 3);
    float[] before = lstm.forward(x, state, lengths).output().data();
    // The fourth step of both sequences.
    Arrays.fill(x.data(), 12, 16, Float.NaN);
    Tensor output = lstm.forward(x, state, lengths).output();
    assertThat(output.data()).isEqualTo(before);
    Sum.sum(output).backward();
    for (Parameter parameter : lstm.parameters()) {
      assertThat(Objects.requireNonNull(parameter.grad()).data()).doesNotContain(Float.NaN);
    }
  }

  @Test
  void wrongLengthsAreNamed() {
    assertThatThrownBy(() -> lstm.forward(x, state, IntTensor.of(5, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("length 5, expected 0..4");
    assertThatThrownBy(() -> lstm.forward(x, state, IntTensor.of(1, 2, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("expected [2]");
  }
}
