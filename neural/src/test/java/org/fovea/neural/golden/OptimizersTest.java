package org.fovea.neural.golden;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fovea.neural.loss.CrossEntropy;
import org.fovea.neural.op.Linear;
import org.fovea.neural.op.Mul;
import org.fovea.neural.op.Scale;
import org.fovea.neural.op.Square;
import org.fovea.neural.op.Sum;
import org.fovea.neural.op.Tanh;
import org.fovea.neural.optim.Adadelta;
import org.fovea.neural.optim.Adagrad;
import org.fovea.neural.optim.AdagradConfig;
import org.fovea.neural.optim.Adam;
import org.fovea.neural.optim.AdamConfig;
import org.fovea.neural.optim.Adamax;
import org.fovea.neural.optim.MuSgd;
import org.fovea.neural.optim.MuSgdConfig;
import org.fovea.neural.optim.Muon;
import org.fovea.neural.optim.MuonConfig;
import org.fovea.neural.optim.NAdam;
import org.fovea.neural.optim.Optimizer;
import org.fovea.neural.optim.RAdam;
import org.fovea.neural.optim.RmsProp;
import org.fovea.neural.optim.RmsPropConfig;
import org.fovea.neural.optim.Sgd;
import org.fovea.neural.optim.SgdConfig;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Optimisers against PyTorch's trajectories in float64, ten steps from the same start; Muon, MuSGD
 * and exponentially weighted momentum against their formulas in NumPy.
 */
class OptimizersTest {
  /**
   * Ten steps in float, each rounding the parameters, which the next gradient amplifies. Muon's
   * iteration multiplies what rounding leaves in directions without gradient by up to 3.4445^5,
   * 485, of which its rate of 0.02 takes 485 * 2^-24 * 0.02 or 6e-7 a step.
   */
  private static final double TOLERANCE = 2e-5;

  /** An optimiser of parameters with a learning rate and the reference's arguments. */
  private interface Factory {
    Optimizer create(List<Parameter> parameters, Arguments arguments);
  }

  private record Arguments(Map<?, ?> values, double learningRate) {
    double get(String key, double otherwise) {
      return values.get(key) instanceof Number n ? n.doubleValue() : otherwise;
    }

    boolean flag(String key) {
      return Boolean.TRUE.equals(values.get(key));
    }

    double beta(int index, double otherwise) {
      return values.get("betas") instanceof List<?> betas
          ? ((Number) betas.get(index)).doubleValue()
          : otherwise;
    }
  }

  private static final Map<String, Factory> FACTORIES =
      Map.ofEntries(
          entry("SGD", OptimizersTest::sgd),
          entry("SGD weighted", OptimizersTest::weighted),
          entry("Muon", OptimizersTest::muon),
          entry("MuSGD", OptimizersTest::muSgd),
          entry("Adam", (p, a) -> new Adam(p, adam(a, AdamConfig.of(a.learningRate)))),
          entry("AdamW", (p, a) -> new Adam(p, adam(a, AdamConfig.adamW(a.learningRate)))),
          entry("RMSprop", OptimizersTest::rmsProp),
          entry("Adagrad", OptimizersTest::adagrad),
          entry("Adadelta", (p, a) -> new Adadelta(p, a.learningRate)),
          entry("Adamax", (p, a) -> new Adamax(p, adam(a, AdamConfig.of(a.learningRate)))),
          entry("NAdam", (p, a) -> new NAdam(p, adam(a, AdamConfig.of(a.learningRate)))),
          entry("RAdam", (p, a) -> new RAdam(p, adam(a, AdamConfig.of(a.learningRate)))));

  private static Optimizer rmsProp(List<Parameter> parameters, Arguments a) {
    return new RmsProp(
        parameters,
        new RmsPropConfig(
            a.learningRate,
            a.get("alpha", 0.99),
            a.get("eps", 1e-8),
            a.get("weight_decay", 0),
            a.get("momentum", 0),
            a.flag("centered")));
  }

  private static Optimizer adagrad(List<Parameter> parameters, Arguments a) {
    return new Adagrad(
        parameters,
        new AdagradConfig(
            a.learningRate,
            a.get("lr_decay", 0),
            a.get("initial_accumulator_value", 0),
            1e-10,
            a.get("weight_decay", 0)));
  }

  private static Optimizer sgd(List<Parameter> parameters, Arguments a) {
    return new Sgd(
        parameters,
        new SgdConfig(
            a.learningRate,
            a.get("momentum", 0),
            a.get("dampening", 0),
            a.get("weight_decay", 0),
            a.flag("nesterov"),
            false));
  }

  private static Optimizer weighted(List<Parameter> parameters, Arguments a) {
    return new Sgd(
        parameters, SgdConfig.exponentiallyWeighted(a.learningRate, a.get("beta", Double.NaN)));
  }

  private static Optimizer muon(List<Parameter> parameters, Arguments a) {
    return new Muon(
        parameters,
        MuonConfig.of(a.learningRate)
            .withMomentum(a.get("momentum", 0.95))
            .withWeightDecay(a.get("weight_decay", 0))
            .withNesterov(!Boolean.FALSE.equals(a.values.get("nesterov"))));
  }

  private static Optimizer muSgd(List<Parameter> parameters, Arguments a) {
    return new MuSgd(
        parameters,
        MuSgdConfig.of(a.learningRate)
            .withMomentum(a.get("momentum", 0.9))
            .withWeightDecay(a.get("weight_decay", 0))
            .withNesterov(!Boolean.FALSE.equals(a.values.get("nesterov")))
            .withShares(a.get("muon", 0.5), a.get("sgd", 0.5)));
  }

  private static AdamConfig adam(Arguments a, AdamConfig base) {
    return base.withBetas(a.beta(0, 0.9), a.beta(1, 0.999))
        .withEps(a.get("eps", 1e-8))
        .withWeightDecay(a.get("weight_decay", base.weightDecay()))
        .withAmsgrad(a.flag("amsgrad"));
  }

  /** A function of one vector with its gradient, in double. */
  private record Objective(
      Function<double[], Double> value, Function<double[], double[]> gradient) {
    Tensor of(Parameter x) {
      double[] at = new double[x.numel()];
      for (int i = 0; i < at.length; i++) {
        at[i] = x.data()[i];
      }
      double[] slope = gradient.apply(at);
      return Autograd.result(
          "objective",
          new float[] {value.apply(at).floatValue()},
          Shape.SCALAR,
          (g, in) -> {
            float[] dx = in.accumulator(0);
            for (int i = 0; i < dx.length; i++) {
              dx[i] += (float) (g[0] * slope[i]);
            }
          },
          x);
    }
  }

  private static final double[] C = {1, 10, .1, 3};
  private static final double[] M = {1, -2, .5, 0};

  private static final Objective QUADRATIC =
      new Objective(
          x -> {
            double sum = 0;
            double value = 0;
            for (int i = 0; i < 4; i++) {
              sum += x[i];
              value += 0.5 * C[i] * (x[i] - M[i]) * (x[i] - M[i]);
            }
            return value + 0.1 * sum * sum;
          },
          x -> {
            double sum = x[0] + x[1] + x[2] + x[3];
            double[] g = new double[4];
            for (int i = 0; i < 4; i++) {
              g[i] = C[i] * (x[i] - M[i]) + 0.2 * sum;
            }
            return g;
          });

  private static final Objective ROSENBROCK =
      new Objective(
          x -> Math.pow(1 - x[0], 2) + 100 * Math.pow(x[1] - x[0] * x[0], 2),
          x -> {
            double d = x[1] - x[0] * x[0];
            return new double[] {-2 * (1 - x[0]) - 400 * x[0] * d, 200 * d};
          });

  private static Stream<DynamicTest> tests(
      String suffix, BiFunction<Map<?, ?>, Factory, Runnable> check) {
    List<DynamicTest> tests = new ArrayList<>();
    for (Map<?, ?> json : cases()) {
      Factory factory = Objects.requireNonNull(FACTORIES.get((String) Json.get(json, "torch")));
      String name = Json.get(json, "op") + " " + suffix;
      tests.add(DynamicTest.dynamicTest(name, check.apply(json, factory)::run));
    }
    return tests.stream();
  }

  private static List<Map<?, ?>> cases() {
    List<Map<?, ?>> cases = new ArrayList<>();
    for (String resource : List.of("optim.json", "extra-optim.json")) {
      for (Object element : (List<?>) Json.get(Json.resource(resource), "cases")) {
        cases.add((Map<?, ?>) element);
      }
    }
    return cases;
  }

  @TestFactory
  Stream<DynamicTest> quadratic() {
    return tests(
        "quadratic",
        (json, factory) ->
            () -> {
              Map<?, ?> args = (Map<?, ?>) Json.get(json, "args");
              double rate = ((Number) Json.get(args, "lr")).doubleValue();
              float[] start = {3, 1, -2, .7f};
              follow(
                  QUADRATIC::of,
                  new Parameter(Tensor.of(start, 4)),
                  factory,
                  new Arguments(args, rate),
                  Json.get(json, "quadratic"));
            });
  }

  @TestFactory
  Stream<DynamicTest> rosenbrock() {
    return tests(
        "rosenbrock",
        (json, factory) ->
            () -> {
              Map<?, ?> args = (Map<?, ?>) Json.get(json, "args");
              double rate = ((Number) Json.get(json, "rosenbrock_lr")).doubleValue();
              float[] start = {-1.2f, 1};
              follow(
                  ROSENBROCK::of,
                  new Parameter(Tensor.of(start, 2)),
                  factory,
                  new Arguments(args, rate),
                  Json.get(json, "rosenbrock"));
            });
  }

  @TestFactory
  Stream<DynamicTest> network() {
    return tests(
        "network",
        (json, factory) ->
            () -> {
              Map<?, ?> args = (Map<?, ?>) Json.get(json, "args");
              double rate = ((Number) Json.get(args, "lr")).doubleValue();
              followNetwork(factory, new Arguments(args, rate), (Map<?, ?>) Json.get(json, "net"));
            });
  }

  /** Filters of four dimensions, which are matrices for Muon; only its figures have them. */
  @Test
  void filters() {
    Tensor curvature = Tensor.of(Filler.fill("optfilters/c", 48, 1, 0), 4, 3, 2, 2);
    for (Map<?, ?> json : cases()) {
      if (json.containsKey("filters")) {
        Map<?, ?> args = (Map<?, ?>) Json.get(json, "args");
        Arguments arguments = new Arguments(args, ((Number) Json.get(args, "lr")).doubleValue());
        float[] start = Filler.fill("optfilters/w", 48, 1, 0);
        follow(
            x -> Sum.sum(Mul.mul(curvature, Scale.scale(Square.square(x), 0.5f))),
            new Parameter(Tensor.of(start, 4, 3, 2, 2)),
            Objects.requireNonNull(FACTORIES.get((String) Json.get(json, "torch"))),
            arguments,
            Json.get(json, "filters"));
      }
    }
  }

  private static Parameter filled(String name, int... extents) {
    Shape shape = Shape.of(extents);
    return new Parameter(Tensor.of(Filler.fill("optnet/" + name, shape.numel(), 0.5, 0), shape));
  }

  private static void followNetwork(Factory factory, Arguments arguments, Map<?, ?> trajectory) {
    Parameter weight1 = filled("fc1.weight", 8, 5);
    Parameter bias1 = filled("fc1.bias", 8);
    Parameter weight2 = filled("fc2.weight", 3, 8);
    Parameter bias2 = filled("fc2.bias", 3);
    List<Parameter> parameters = List.of(weight1, bias1, weight2, bias2);
    Optimizer optimizer = factory.create(parameters, arguments);
    Tensor x = Tensor.of(Filler.fill("optnet/x", 30, 1, 0), 6, 5);
    IntTensor labels = IntTensor.of(0, 1, 2, 2, 1, 0);
    List<?> losses = (List<?>) Json.get(trajectory, "loss");
    for (int step = 0; step < losses.size(); step++) {
      optimizer.zeroGrad();
      Tensor hidden = Tanh.tanh(Linear.linear(x, weight1, bias1));
      Tensor loss = CrossEntropy.crossEntropy(Linear.linear(hidden, weight2, bias2), labels);
      close("loss before step " + step, loss.item(), losses.get(step));
      loss.backward();
      if (step + 1 < losses.size()) {
        optimizer.step();
      }
    }
    List<?> last = (List<?>) Json.get(trajectory, "params_first4_each_last_step");
    int at = 0;
    for (Parameter parameter : parameters) {
      for (int i = 0; i < Math.min(4, parameter.numel()); i++) {
        close("parameter " + at, parameter.data()[i], last.get(at++));
      }
    }
  }

  private static void follow(
      Function<Parameter, Tensor> objective,
      Parameter x,
      Factory factory,
      Arguments arguments,
      Object trajectory) {
    Optimizer optimizer = factory.create(List.of(x), arguments);
    List<?> losses = (List<?>) Json.get((Map<?, ?>) trajectory, "loss");
    List<?> points = (List<?>) Json.get((Map<?, ?>) trajectory, "params");
    for (int step = 0; step < points.size(); step++) {
      optimizer.zeroGrad();
      Tensor loss = objective.apply(x);
      close("loss before step " + step, loss.item(), losses.get(step));
      loss.backward();
      optimizer.step();
      List<?> point = (List<?>) points.get(step);
      for (int i = 0; i < point.size(); i++) {
        close("x" + i + " after step " + step, x.data()[i], point.get(i));
      }
    }
  }

  private static void close(String what, float actual, Object expected) {
    double reference = ((Number) expected).doubleValue();
    assertThat((double) actual)
        .as(what)
        .isCloseTo(reference, within(TOLERANCE * (1 + Math.abs(reference))));
  }
}
