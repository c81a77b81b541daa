package org.fovea.neural.optim;

import java.util.ArrayList;
import java.util.List;
import org.fovea.neural.tensor.Parameter;

/** What Muon and MuSGD share: the step of a hidden matrix along an orthogonal direction. */
final class OrthogonalStep {
  private OrthogonalStep() {}

  /** Those of two dimensions or more. */
  static List<Parameter> matrices(List<Parameter> parameters) {
    return parameters.stream().filter(p -> p.shape().rank() >= 2).toList();
  }

  /** Those of fewer than two dimensions. */
  static List<Parameter> others(List<Parameter> parameters) {
    return parameters.stream().filter(p -> p.shape().rank() < 2).toList();
  }

  /** The hidden matrices, which must be such, and then the others. */
  static List<Parameter> both(String optimizer, List<Parameter> hidden, List<Parameter> others) {
    for (Parameter parameter : hidden) {
      if (parameter.shape().rank() < 2) {
        throw new IllegalArgumentException(
            "%s: hidden parameter of shape %s, expected two dimensions or more"
                .formatted(optimizer, parameter.shape()));
      }
    }
    List<Parameter> all = new ArrayList<>(hidden);
    all.addAll(others);
    return all;
  }

  /** Nesterov's direction, {@code gradient + momentum * velocity}. */
  static float[] ahead(float[] gradient, float momentum, float[] velocity) {
    float[] direction = new float[gradient.length];
    for (int i = 0; i < direction.length; i++) {
      direction[i] = gradient[i] + momentum * velocity[i];
    }
    return direction;
  }

  /** Moves a matrix, one row per extent of its first dimension. */
  static void move(Parameter parameter, float[] direction, double rate) {
    int rows = parameter.dim(0);
    int columns = parameter.numel() / Math.max(1, rows);
    double scale = Math.sqrt(Math.max(1, (double) rows / columns));
    float[] orthogonal = NewtonSchulz.orthogonalize(direction, rows, columns);
    descend(parameter.data(), orthogonal, (float) (rate * scale));
  }

  static void descend(float[] values, float[] direction, float rate) {
    for (int i = 0; i < values.length; i++) {
      values[i] -= rate * direction[i];
    }
  }
}
