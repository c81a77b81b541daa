package org.fovea.neural.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparedLinearTest {
  /** A sum of k products in float, in any order, is off by k roundings of about its terms. */
  @ParameterizedTest
  @CsvSource({"1, 5, 3", "1, 1000, 700", "2, 40, 33", "17, 300, 100"})
  void computesTheMapThenTheSumThenTheFunction(int rows, int inputs, int outputs) {
    Random random = new Random(1);
    Tensor x = Tensor.randn(random, 1, rows, inputs);
    Tensor weight = Tensor.randn(random, outputs, inputs);
    Tensor bias = Tensor.randn(random, outputs);
    Tensor addend = Tensor.randn(random, 1, rows, outputs);
    PreparedLinear prepared = new PreparedLinear(weight, bias, ActivationFunction.RELU);
    Tensor expected = Relu.relu(Add.add(Linear.linear(x, weight, bias), addend));
    Arrays.fill(weight.data(), 7);
    Arrays.fill(bias.data(), 7);
    Tensor out = Tensor.full(Float.NaN, 1, rows, outputs);
    Workers.NONE.call(
        () -> {
          prepared.apply(x, addend, out);
          return out;
        });
    for (int i = 0; i < out.numel(); i++) {
      assertThat(out.data()[i]).isCloseTo(expected.data()[i], within(1e-6f * (inputs + 4)));
    }
    for (Workers workers : SameBits.SHARED) {
      Tensor shared = Tensor.full(Float.NaN, 1, rows, outputs);
      workers.call(
          () -> {
            prepared.apply(x, addend, shared);
            return shared;
          });
      assertThat(shared.data()).isEqualTo(out.data());
    }
  }

  @Test
  void namesTheShapeItExpects() {
    PreparedLinear prepared = new PreparedLinear(Tensor.zeros(4, 3), null, PointFunction.NONE);
    assertThatThrownBy(() -> prepared.outShape(Tensor.zeros(2, 5).shape()))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("linear", "[2, 5]", "expected [..., 3]");
    assertThatThrownBy(() -> prepared.apply(Tensor.zeros(2, 3), null, Tensor.zeros(2, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("linear", "[2, 3]", "expected [2, 4]");
  }
}
