package org.fovea.neural.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.fovea.neural.op.Mul;
import org.fovea.neural.op.Sum;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an optimiser remembers, and the rates of groups of parameters. */
class OptimizerStateTest {
  private static final Map<String, Function<List<Parameter>, Optimizer>> KINDS =
      new TreeMap<>(
          Map.of(
              "sgd", p -> new Sgd(p, SgdConfig.of(0.1).withMomentum(0.9).withDampening(0.3)),
              "adam", p -> new Adam(p, AdamConfig.of(0.05).withAmsgrad(true)),
              "nadam", p -> new NAdam(p, AdamConfig.of(0.05)),
              "radam", p -> new RAdam(p, AdamConfig.of(0.05)),
              "adamax", p -> new Adamax(p, AdamConfig.of(0.05)),
              "adadelta", p -> new Adadelta(p, 1),
              "adagrad", p -> new Adagrad(p, AdagradConfig.of(0.05)),
              "rmsprop", p -> new RmsProp(p, RmsPropConfig.of(0.05)),
              "muon", p -> new Muon(p, MuonConfig.of(0.05)),
              "musgd", p -> new MuSgd(p, MuSgdConfig.of(0.05))));

  private static Optimizer make(String kind, List<Parameter> parameters) {
    return Objects.requireNonNull(KINDS.get(kind)).apply(parameters);
  }

  private static List<Parameter> parameters() {
    SplittableRandom random = new SplittableRandom(3);
    return List.of(
        new Parameter(Tensor.randn(random, 4, 3)), new Parameter(Tensor.randn(random, 5)));
  }

  /** Gradients of squares, the second parameter's from the third step on. */
  private static void steps(Optimizer optimizer, int from, int to) {
    for (int i = from; i < to; i++) {
      for (Parameter parameter : optimizer.parameters().subList(0, i < 3 ? 1 : 2)) {
        Sum.sum(Mul.mul(parameter, parameter)).backward();
      }
      optimizer.step();
      optimizer.zeroGrad();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sgd",
        "adam",
        "nadam",
        "radam",
        "adamax",
        "adadelta",
        "adagrad",
        "rmsprop",
        "muon",
        "musgd"
      })
  void goesOnBitForBitWhereAnotherStopped(String kind) {
    for (int stop : new int[] {2, 6}) {
      Optimizer whole = make(kind, parameters());
      steps(whole, 0, 12);
      Optimizer first = make(kind, parameters());
      steps(first, 0, stop);
      Optimizer second = make(kind, first.parameters());
      second.loadStateDict(first.stateDict());
      steps(second, stop, 12);
      for (int i = 0; i < 2; i++) {
        assertThat(second.parameters().get(i).data()).isEqualTo(whole.parameters().get(i).data());
      }
    }
  }

  @Test
  void refusesAStateThatDoesNotFit() {
    Optimizer adam = make("adam", parameters());
    steps(adam, 0, 4);
    Optimizer sgd = make("sgd", parameters());
    assertThatThrownBy(() -> sgd.loadStateDict(adam.stateDict()))
        .hasMessageContaining("unknown name 'exp_avg.0'");
    Map<String, Tensor> bent = adam.stateDict();
    bent.put("exp_avg.0", Tensor.zeros(3, 4));
    assertThatThrownBy(() -> adam.loadStateDict(bent))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("exp_avg.0 has shape [3, 4], expected [4, 3]");
    assertThatThrownBy(() -> adam.loadStateDict(Map.of())).hasMessageContaining("no 'step'");
  }

  @Test
  void aGroupsRateIsAMultipleOfTheOthers() {
    List<Parameter> parameters =
        List.of(new Parameter(Tensor.full(1, 2)), new Parameter(Tensor.full(1, 2)));
    Sgd sgd = new Sgd(parameters, SgdConfig.of(0.25));
    sgd.rateFactor(parameters.subList(1, 2), 0.5);
    steps(sgd, 3, 4);
    assertThat(parameters.get(0).data()).containsOnly(0.5f);
    assertThat(parameters.get(1).data()).containsOnly(0.75f);
    assertThatThrownBy(() -> sgd.rateFactor(parameters(), 1))
        .hasMessage("rate factor: 2 of 2 parameters are not this optimiser's");
  }
}
