package org.fovea.neural.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fovea.neural.loss.CrossEntropy.crossEntropy;
import static org.fovea.neural.op.Narrow.narrow;

import java.util.Arrays;
import java.util.Random;
import org.fovea.neural.layer.Activation;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Several small batches between two steps are one large batch. */
class GradientAccumulationTest {
  private static final int EXAMPLES = 8;

  private static Sequential trained(int batches) {
    Random random = new Random(1);
    Sequential network =
        new Sequential(new Linear(5, 16, random), Activation.tanh(), new Linear(16, 3, random));
    Tensor x = Tensor.randn(random, EXAMPLES, 5);
    int[] labels = {0, 1, 2, 2, 1, 0, 0, 1};
    Sgd sgd = new Sgd(network.parameters(), SgdConfig.of(1));
    int size = EXAMPLES / batches;
    for (int i = 0; i < batches; i++) {
      Tensor part = narrow(x, 0, i * size, size);
      IntTensor partLabels = IntTensor.of(Arrays.copyOfRange(labels, i * size, (i + 1) * size));
      Tensor loss = crossEntropy(network.forward(part), partLabels);
      loss.backward(Tensor.full(1f / batches));
    }
    sgd.step();
    return network;
  }

  @Test
  void accumulatedBatchesStepLikeOneBatch() {
    Sequential whole = trained(1);
    Sequential parts = trained(4);
    whole
        .stateDict()
        .forEach(
            (name, expected) -> {
              Tensor actual = parts.stateDict().getOrDefault(name, expected);
              assertThat(actual).isNotSameAs(expected);
              for (int i = 0; i < expected.numel(); i++) {
                // Sums of up to 16 + 8 terms below 1, each rounded in another order.
                assertThat((double) actual.data()[i])
                    .as(name)
                    .isCloseTo(expected.data()[i], within(24 * 0x1p-24));
              }
            });
  }
}
