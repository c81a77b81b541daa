package org.fovea.neural.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.Tensor;

/**
 * What is stored of a large reference tensor: its first values, its sums, and the sum weighted by
 * the stream "probe", which notices elements in the wrong place.
 *
 * <p>An element may differ by {@code FACTOR * f32_err + FLOOR}, relative to the largest magnitude,
 * where f32_err is that of PyTorch's own float32 run; a sum likewise, relative to the sum of
 * magnitudes. The factor stands for other orders of summation, the floor for Winograd's
 * convolutions, whose rounding is some times that of direct ones.
 *
 * <p>The gradient of a network with kinks (ReLU, maximum pooling) jumps where rounding takes an
 * activation across one: a change of the parameters by one part in 10^7 changes PyTorch's own
 * float64 gradients by up to 4e-3 in GoogLeNet and 1.5e-2 in MobileNetV2. Their floor is {@code
 * KINKS}.
 */
final class TensorDigest {
  static final double FACTOR = 20;
  static final double FLOOR = 2e-5;
  static final double KINKS = 2e-2;

  /** Gradients that are 0 but for rounding: of a bias before batch normalisation, for example. */
  private static final double NOTHING = 1e-9;

  private final Shape shape;
  private final List<?> head;
  private final Map<?, ?> json;

  TensorDigest(Object json) {
    this.json = (Map<?, ?>) json;
    shape =
        Shape.of(
            ((List<?>) Json.get(this.json, "shape"))
                .stream().mapToInt(v -> ((Number) v).intValue()).toArray());
    head = (List<?>) Json.get(this.json, "head");
  }

  private double number(String key) {
    return ((Number) Json.get(json, key)).doubleValue();
  }

  boolean isNothing() {
    return number("l2") < NOTHING;
  }

  /** The error of PyTorch's float32 run, relative to the largest magnitude. */
  double floatError() {
    return number("f32_err");
  }

  void check(String what, Tensor actual) {
    check(what, actual, FLOOR);
  }

  void check(String what, Tensor actual, double floor) {
    double tolerance = FACTOR * floatError() + floor;
    assertThat(actual.shape()).as(what + " shape").isEqualTo(shape);
    float[] values = actual.data();
    float[] probe = Filler.fill("probe", values.length, 1, 0);
    double sum = 0;
    double magnitude = 0;
    double squares = 0;
    double probed = 0;
    double largest = 0;
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      sum += value;
      magnitude += Math.abs(value);
      squares += value * value;
      probed += value * probe[i];
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < head.size(); i++) {
      double expected = ((Number) head.get(i)).doubleValue();
      assertThat((double) values[i])
          .as(what + " element " + i)
          .isCloseTo(expected, within(tolerance * largest));
    }
    double allowed = tolerance * number("abs_sum");
    assertThat(sum).as(what + " sum").isCloseTo(number("sum"), within(allowed));
    assertThat(magnitude)
        .as(what + " sum of magnitudes")
        .isCloseTo(number("abs_sum"), within(allowed));
    assertThat(probed).as(what + " probe").isCloseTo(number("probe"), within(allowed));
    double length = number("l2");
    assertThat(Math.sqrt(squares)).as(what + " l2").isCloseTo(length, within(tolerance * length));
  }
}
