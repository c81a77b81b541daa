package org.fovea.neural.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ModuleTest {
  private static Sequential network(long seed) {
    Random random = new Random(seed);
    return new Sequential(
        new Conv2d(3, 4, 3, Conv2dConfig.defaults(), random),
        new Sequential(new BatchNorm2d(4), new ReLU(), new Dropout(0.5, random)),
        new Flatten(),
        new Linear(16, 2, random));
  }

  private static float bias(Sequential network) {
    return Objects.requireNonNull(network.stateDict().get("3.bias")).data()[0];
  }

  @Test
  void stateHasPyTorchsNamesInOrder() {
    assertThat(network(1).stateDict().keySet())
        .containsExactly(
            "0.weight",
            "0.bias",
            "1.0.weight",
            "1.0.bias",
            "1.0.running_mean",
            "1.0.running_var",
            "1.0.num_batches_tracked",
            "3.weight",
            "3.bias");
  }

  @Test
  void loadedStateGivesTheSameOutput() {
    Tensor x = Tensor.randn(new Random(5), 2, 3, 4, 4);
    Sequential a = network(1);
    a.forward(x);
    Sequential b = network(2);
    b.loadStateDict(a.stateDict());
    a.eval();
    b.eval();
    assertThat(b.forward(x).data()).isEqualTo(a.forward(x).data());
  }

  @Test
  void stateThatDoesNotFitChangesNothing() {
    Sequential network = network(1);
    float before = bias(network);
    Map<String, Tensor> state = new LinkedHashMap<>(network(2).stateDict());
    Tensor weight = state.remove("0.weight");
    assertThatThrownBy(() -> network.loadStateDict(state))
        .hasMessageContaining("missing names: 0.weight");
    state.put("0.weight", weight);
    state.put("fc.weight", weight);
    assertThatThrownBy(() -> network.loadStateDict(state))
        .hasMessageContaining("unknown names: fc.weight");
    state.remove("fc.weight");
    state.put("0.weight", Tensor.zeros(4, 3, 1, 1));
    assertThatThrownBy(() -> network.loadStateDict(state))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("0.weight has shape [4, 3, 1, 1], expected [4, 3, 3, 3]");
    assertThat(bias(network)).isEqualTo(before);
  }

  @Test
  void modeReachesEveryModule() {
    Dropout deep = new Dropout(0.5, new Random(1));
    Sequential network = new Sequential(new Sequential(deep));
    network.eval();
    assertThat(deep.isTraining()).isFalse();
    network.train();
    assertThat(deep.isTraining()).isTrue();
  }

  @Test
  void dropoutActsInTrainingOnly() {
    Dropout dropout = new Dropout(0.25, new Random(1));
    Tensor ones = Tensor.full(1, 10_000);
    int zeros = 0;
    for (float value : dropout.forward(ones).data()) {
      assertThat(value).isIn(0f, 4f / 3);
      zeros += value == 0 ? 1 : 0;
    }
    // Five standard deviations of the binomial distribution: 5 * sqrt(10000 / 4 * 3 / 4).
    assertThat(zeros).isBetween(2500 - 217, 2500 + 217);
    dropout.eval();
    assertThat(dropout.forward(ones)).isSameAs(ones);
  }

  @Test
  void freezingReachesEveryParameter() {
    Sequential network = network(1);
    network.requiresGrad(false);
    network.eval();
    assertThat(network.forward(Tensor.zeros(1, 3, 4, 4)).requiresGrad()).isFalse();
  }
}
