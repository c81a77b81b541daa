package org.fovea.neural.detection.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.function.Supplier;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Tensor;

/** Compares a scalar's gradient with central differences. */
final class GradientCheck {
  /** Both the curvature over this step and the rounding of float stay below the tolerance. */
  private static final float STEP = 1e-2f;

  /** Of a value near 1, as roundings of float over twice the step. */
  private static final double TOLERANCE = 2e-3;

  private GradientCheck() {}

  static void check(Parameter parameter, Supplier<Tensor> loss) {
    parameter.zeroGrad();
    loss.get().backward();
    float[] gradient = Objects.requireNonNull(parameter.grad()).data();
    float[] values = parameter.data();
    for (int i = 0; i < values.length; i++) {
      float before = values[i];
      values[i] = before + STEP;
      double above = loss.get().item();
      values[i] = before - STEP;
      double below = loss.get().item();
      values[i] = before;
      double slope = (above - below) / (2 * STEP);
      assertThat((double) gradient[i])
          .as("element " + i)
          .isCloseTo(slope, within(TOLERANCE * (1 + Math.abs(above) + Math.abs(slope))));
    }
  }
}
