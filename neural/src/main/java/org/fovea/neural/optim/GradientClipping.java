package org.fovea.neural.optim;

import java.util.List;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Tensor;

/** Limits on gradients, to be applied between the backward pass and the optimiser's step. */
public final class GradientClipping {
  private static final double EPS = 1e-6;

  private GradientClipping() {}

  /**
   * Scales all gradients down so that the norm of all together is at most a limit.
   *
   * @param parameters whose gradients are changed; those without one are left out
   * @param limit the greatest norm, above 0
   * @return the norm before
   */
  public static double byNorm(List<Parameter> parameters, double limit) {
    double squares = 0;
    for (Parameter parameter : parameters) {
      Tensor gradient = parameter.grad();
      if (gradient != null) {
        for (float value : gradient.data()) {
          squares += (double) value * value;
        }
      }
    }
    double norm = Math.sqrt(squares);
    float factor = (float) (limit / (norm + EPS));
    if (factor < 1) {
      for (Parameter parameter : parameters) {
        Tensor gradient = parameter.grad();
        if (gradient != null) {
          scale(gradient.data(), factor);
        }
      }
    }
    return norm;
  }

  private static void scale(float[] values, float factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  /**
   * Limits each element of each gradient.
   *
   * @param parameters whose gradients are changed; those without one are left out
   * @param limit the greatest magnitude, above 0
   */
  public static void byValue(List<Parameter> parameters, float limit) {
    for (Parameter parameter : parameters) {
      Tensor gradient = parameter.grad();
      if (gradient != null) {
        float[] values = gradient.data();
        for (int i = 0; i < values.length; i++) {
          values[i] = Math.min(Math.max(values[i], -limit), limit);
        }
      }
    }
  }
}
