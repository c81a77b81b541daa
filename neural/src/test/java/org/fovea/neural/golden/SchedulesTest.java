package org.fovea.neural.golden;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fovea.neural.optim.LearningRateSchedule;
import org.fovea.neural.optim.OneCycle;
import org.fovea.neural.optim.ReduceOnPlateau;
import org.fovea.neural.optim.Sgd;
import org.fovea.neural.optim.SgdConfig;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Learning-rate schedules against PyTorch's, step by step; both compute in double. */
class SchedulesTest {
  private static final double TOLERANCE = 1e-10;

  private static final LearningRateSchedule FLAT = LearningRateSchedule.constant(0.1);
  private static final OneCycle DEFAULT = OneCycle.of(20, 0.1);
  private static final OneCycle LINEAR =
      new OneCycle(12, 0.1, 0.25, false, 25, 1e4, true, 0.85, 0.95);

  private static final Map<String, LearningRateSchedule> RATES =
      Map.ofEntries(
          entry("step_3_0.1", LearningRateSchedule.step(0.1, 3, 0.1)),
          entry("multistep_2_5", LearningRateSchedule.multiStep(0.1, 0.3, 5, 2)),
          entry("exponential_0.9", LearningRateSchedule.exponential(0.1, 0.9)),
          entry("cosine_T8_min1e-3_12steps_rises_again", LearningRateSchedule.cosine(0.1, 8, 1e-3)),
          entry(
              "cosine_warm_restarts_T4_mult2",
              LearningRateSchedule.cosineRestarts(0.1, 4, 2, 1e-3)),
          entry("onecycle_20_default", DEFAULT.learningRate()),
          entry("onecycle_12_linear_3phase", LINEAR.learningRate()),
          entry("polynomial_p0.9_T10", LearningRateSchedule.polynomial(0.1, 10, 0.9)),
          entry("linear_warmup_.1_5", FLAT.withLinearWarmup(0.1, 5)),
          entry("constant_warmup_.1_3", FLAT.withConstantWarmup(0.1, 3)),
          entry(
              "sequential_linear4_cosine8",
              FLAT.withLinearWarmup(0.1, 4).then(4, LearningRateSchedule.cosine(0.1, 8, 0))),
          entry(
              "lambda_inv_sqrt_warmup4",
              s -> 0.1 * Math.min(Math.pow(s + 1, -0.5), (s + 1) * Math.pow(4, -1.5))),
          entry("cyclic_triangular_3", LearningRateSchedule.triangular(0.01, 0.1, 3)));

  private static final Map<String, LearningRateSchedule> MOMENTA =
      Map.of(
          "onecycle_20_default",
          DEFAULT.momentum(),
          "onecycle_12_linear_3phase",
          LINEAR.momentum(),
          "cyclic_triangular_3",
          LearningRateSchedule.triangular(0.9, 0.8, 3));

  private static Stream<Map<?, ?>> cases() {
    return ((List<?>) Json.get(Json.resource("optim.json"), "schedules"))
        .stream().map(c -> (Map<?, ?>) c);
  }

  @TestFactory
  Stream<DynamicTest> schedules() {
    return cases()
        .filter(c -> c.containsKey("lr_used_at_step"))
        .map(
            c -> {
              String name = (String) Json.get(c, "op");
              return DynamicTest.dynamicTest(name, () -> check(name, c));
            });
  }

  private static void check(String name, Map<?, ?> json) {
    follows(Objects.requireNonNull(RATES.get(name)), Json.get(json, "lr_used_at_step"));
    if (json.containsKey("momentum_used_at_step")) {
      follows(Objects.requireNonNull(MOMENTA.get(name)), Json.get(json, "momentum_used_at_step"));
    }
  }

  private static void follows(LearningRateSchedule schedule, Object expected) {
    List<?> values = (List<?>) expected;
    for (int step = 0; step < values.size(); step++) {
      double value = ((Number) values.get(step)).doubleValue();
      assertThat(schedule.at(step)).as("step %d", step).isCloseTo(value, within(TOLERANCE));
    }
  }

  @Test
  void reduceOnPlateau() {
    Map<?, ?> json = cases().filter(c -> c.containsKey("lr_after_step")).findFirst().orElseThrow();
    Sgd sgd = new Sgd(List.of(new Parameter(Tensor.zeros(1))), SgdConfig.of(0.1));
    ReduceOnPlateau plateau = new ReduceOnPlateau(sgd, 0.5, 1, 0);
    List<?> losses = (List<?>) Json.get(json, "metric");
    List<?> rates = (List<?>) Json.get(json, "lr_after_step");
    for (int i = 0; i < losses.size(); i++) {
      plateau.step(((Number) losses.get(i)).doubleValue());
      assertThat(sgd.learningRate())
          .isCloseTo(((Number) rates.get(i)).doubleValue(), within(TOLERANCE));
    }
  }
}
