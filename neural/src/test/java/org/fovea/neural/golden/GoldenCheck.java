package org.fovea.neural.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fovea.neural.golden.GoldenCase.Expected;
import org.fovea.neural.op.Add;
import org.fovea.neural.op.Mul;
import org.fovea.neural.op.Sum;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Checks an operation against its reference, and its gradient against finite differences.
 *
 * <p>Reference: an element may differ by 4 times the error of PyTorch's own float32 run, and a few
 * units in the last place, relative to 1 + |reference|.
 */
final class GoldenCheck {
  private static final double ULPS = 1e-6;

  private final GoldenCase golden;
  private final Operation operation;

  /** Runs an operation on a case; gives a tensor, or a list of tensors and int tensors. */
  interface Operation {
    Object run(GoldenCase golden);
  }

  GoldenCheck(GoldenCase golden, Operation operation) {
    this.golden = golden;
    this.operation = operation;
  }

  /** Results of a module, whose parameters stand for the case's inputs of these names. */
  record OfModule(Object result, Map<String, Tensor> parameters) {}

  private record Run(List<?> results, Map<String, Tensor> parameters) {}

  private Run run() {
    Object result = operation.run(golden);
    Map<String, Tensor> parameters = Map.of();
    if (result instanceof OfModule module) {
      result = module.result;
      parameters = module.parameters;
    }
    return new Run(result instanceof List<?> list ? list : List.of(result), parameters);
  }

  private @Nullable Tensor gradient(Run run, String key) {
    return run.parameters.getOrDefault(key, golden.in(key)).grad();
  }

  void forwardAndBackward() {
    Map<String, Expected> gradients = golden.gradients();
    gradients.keySet().forEach(key -> golden.in(key).requiresGrad(true));
    Run run = run();
    List<?> results = run.results;
    List<Expected> expected = golden.outputs();
    assertThat(results).as("outputs").hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      compare("output " + i, results.get(i), expected.get(i));
    }
    Tensor loss = loss(results);
    if (loss.requiresGrad()) {
      loss.backward();
    }
    gradients.forEach(
        (key, reference) -> {
          Tensor gradient = gradient(run, key);
          compare(
              "gradient of " + key,
              gradient == null ? Tensor.zeros(reference.shape().toArray()) : gradient,
              reference);
        });
  }

  /** The sum of the outputs, each weighted by fixed numbers. */
  private Tensor loss(List<?> results) {
    Tensor loss = Tensor.zeros();
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof Tensor tensor && tensor.requiresGrad()) {
        loss = Add.add(loss, Sum.sum(Mul.mul(tensor, outputGradient(i, tensor.shape()))));
      }
    }
    return loss;
  }

  private Tensor outputGradient(int output, Shape shape) {
    String stream = golden + "/grad_out" + output;
    return Tensor.of(Filler.fill(stream, shape.numel(), 1, 0), shape);
  }

  private void compare(String what, Object actual, Expected expected) {
    Shape shape = actual instanceof IntTensor ints ? ints.shape() : ((Tensor) actual).shape();
    assertThat(shape).as(what + " shape").isEqualTo(expected.shape());
    for (int i = 0; i < expected.data().length; i++) {
      double value =
          actual instanceof IntTensor ints ? ints.data()[i] : ((Tensor) actual).data()[i];
      double reference = expected.data()[i];
      String element = what + " element " + i;
      if (Double.isFinite(reference)) {
        double tolerance = (4 * golden.f32Error + ULPS) * (1 + Math.abs(reference));
        assertThat(value).as(element).isCloseTo(reference, within(tolerance));
      } else {
        assertThat(value).as(element).isEqualTo(reference);
      }
    }
  }

  /** One thread and three give the same results and gradients, bit for bit. */
  void sameForAnyNumberOfThreads() {
    assertThat(Workers.fixed(3).call(this::bits)).isDeepEqualTo(Workers.NONE.call(this::bits));
  }

  /** Of each result and each gradient. */
  private float[][] bits() {
    golden
        .gradients()
        .keySet()
        .forEach(key -> golden.in(key).requiresGrad(false).requiresGrad(true));
    Run run = run();
    Tensor loss = loss(run.results);
    if (loss.requiresGrad()) {
      loss.backward();
    }
    Stream<Tensor> results =
        run.results.stream().filter(Tensor.class::isInstance).map(Tensor.class::cast);
    Stream<Tensor> gradients =
        golden.gradients().keySet().stream()
            .map(key -> gradient(run, key))
            .filter(Objects::nonNull);
    return Stream.concat(results, gradients).map(Tensor::data).toArray(float[][]::new);
  }

  /**
   * The derivative along each input element, {@code (L(x + h) - L(x - h)) / 2h}, equals the
   * gradient for some h of a falling sequence: up to the rounding of L, {@code eps * sum of |terms|
   * / h}, and to 4 times what the quotient changed when h was halved, which bounds its error from
   * curvature and from a kink within the step. Elements at a kink, where the one-sided quotients
   * keep apart as h is halved, have no derivative and are left out.
   */
  void finiteDifferences() {
    for (String key : golden.gradients().keySet()) {
      golden.names().forEach(name -> golden.in(name).requiresGrad(false));
      Tensor input = golden.in(key).requiresGrad(true);
      Run run = run();
      Tensor loss = loss(run.results);
      if (!loss.requiresGrad()) {
        continue;
      }
      loss.backward();
      Tensor slope = gradient(run, key);
      float[] gradient = slope == null ? new float[input.numel()] : slope.data();
      boolean[] differentiable = differentiableOutputs(input);
      for (int i = 0; i < gradient.length; i++) {
        checkElement(key, input, i, gradient[i], differentiable);
      }
    }
  }

  private boolean[] differentiableOutputs(Tensor input) {
    List<?> results = run().results;
    boolean[] differentiable = new boolean[results.size()];
    for (int i = 0; i < differentiable.length; i++) {
      differentiable[i] = results.get(i) instanceof Tensor tensor && tensor.requiresGrad();
    }
    input.requiresGrad(false);
    return differentiable;
  }

  private record Value(double value, double magnitude) {}

  private Value evaluate(boolean[] differentiable) {
    double sum = 0;
    double magnitude = 0;
    List<?> results = run().results;
    for (int k = 0; k < differentiable.length; k++) {
      if (differentiable[k]) {
        Tensor out = (Tensor) results.get(k);
        float[] weights = outputGradient(k, out.shape()).data();
        for (int i = 0; i < weights.length; i++) {
          double term = (double) weights[i] * out.data()[i];
          sum += term;
          magnitude += Math.abs(term) + Math.abs(weights[i]);
        }
      }
    }
    return new Value(sum, magnitude);
  }

  private void checkElement(
      String key, Tensor input, int i, double gradient, boolean[] differentiable) {
    Quotients before = quotients(input, i, 1f / 64, differentiable);
    String mismatch = "";
    for (float step = 1f / 128; step >= 1f / 512; step /= 2) {
      Quotients now = quotients(input, i, step, differentiable);
      double rounding = 4 * Math.ulp(1f) * now.magnitude / step;
      boolean kink = now.gap > 0.75 * before.gap && now.gap > 4 * rounding;
      double tolerance = rounding + 4 * Math.abs(now.central - before.central);
      if (kink || Math.abs(gradient - now.central) <= tolerance) {
        return;
      }
      mismatch += " %s within %s at step %s;".formatted(now.central, tolerance, step);
      before = now;
    }
    fail("gradient of %s element %d is %s, by finite differences%s", key, i, gradient, mismatch);
  }

  /**
   * Difference quotients around a point.
   *
   * @param central over both sides
   * @param gap between the quotients of the two sides
   * @param magnitude of the terms in the function
   */
  private record Quotients(double central, double gap, double magnitude) {}

  private Quotients quotients(Tensor input, int i, float step, boolean[] differentiable) {
    float[] values = input.data();
    float centre = values[i];
    Value middle = evaluate(differentiable);
    values[i] = centre + step;
    double above = evaluate(differentiable).value();
    double stepAbove = values[i] - centre;
    values[i] = centre - step;
    double below = evaluate(differentiable).value();
    double stepBelow = centre - values[i];
    values[i] = centre;
    return new Quotients(
        (above - below) / (stepAbove + stepBelow),
        Math.abs((above - middle.value()) / stepAbove - (middle.value() - below) / stepBelow),
        middle.magnitude());
  }
}
