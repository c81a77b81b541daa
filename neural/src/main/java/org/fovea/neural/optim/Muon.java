package org.fovea.neural.optim;

import java.util.List;
import org.fovea.neural.kernel.Gemm;
import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.tensor.Parameter;

/**
 * Muon (Jordan et al., 2024): the velocity of a matrix is brought near the closest orthogonal
 * matrix by five steps of a Newton-Schulz iteration, so that all its directions move equally far.
 * Weights of convolutions count as matrices of one row per filter. Parameters with fewer than two
 * dimensions move by stochastic gradient descent with the same momentum.
 */
public final class Muon extends Optimizer {
  private static final int ITERATIONS = 5;

  /** Of the polynomial a x + b x^3 + c x^5, which drives singular values towards 1. */
  private static final float A = 3.4445f;

  private static final float B = -4.7750f;
  private static final float C = 2.0315f;

  private final MuonConfig config;
  private final float[][] velocities;

  /**
   * Takes charge of parameters.
   *
   * @param parameters what to change
   * @param config rate, momentum, decay and the share of orthogonal directions
   */
  public Muon(List<Parameter> parameters, MuonConfig config) {
    super(parameters, config.learningRate());
    this.config = config;
    velocities = buffers();
  }

  @Override
  protected void update(int index, Parameter parameter, float[] gradient) {
    float[] values = parameter.data();
    float[] velocity = velocities[index];
    float momentum = (float) config.momentum();
    float[] direction = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      velocity[i] = momentum * velocity[i] + gradient[i];
      direction[i] = config.nesterov() ? gradient[i] + momentum * velocity[i] : velocity[i];
    }
    float rate = (float) learningRate();
    float keep = (float) (1 - learningRate() * config.weightDecay());
    if (parameter.shape().rank() < 2 || config.share() == 0) {
      move(values, keep, direction, rate);
      return;
    }
    int rows = parameter.dim(0);
    int columns = values.length / Math.max(1, rows);
    float scale = (float) Math.sqrt(Math.max(1, (double) rows / columns));
    float[] orthogonal = orthogonalize(direction, rows, columns);
    move(values, keep, orthogonal, rate * scale * (float) config.share());
    move(values, 1, direction, rate * (float) (1 - config.share()));
  }

  private static void move(float[] values, float keep, float[] direction, float rate) {
    for (int i = 0; i < values.length; i++) {
      values[i] = keep * values[i] - rate * direction[i];
    }
  }

  /** A matrix with the same singular vectors and singular values near 1. */
  static float[] orthogonalize(float[] matrix, int rows, int columns) {
    double squares = 0;
    for (float value : matrix) {
      squares += (double) value * value;
    }
    float scale = (float) (1 / (Math.sqrt(squares) + 1e-7));
    float[] x = new float[matrix.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = matrix[i] * scale;
    }
    Matrix whole = Matrix.of(x, 0, rows, columns);
    // The shorter side makes the smaller products.
    Matrix wide = rows <= columns ? whole : whole.transposed();
    int n = wide.rows();
    float[] gram = new float[n * n];
    float[] factor = new float[n * n];
    float[] product = new float[x.length];
    for (int i = 0; i < ITERATIONS; i++) {
      Matrix xx = Matrix.of(gram, 0, n, n);
      Matrix f = Matrix.of(factor, 0, n, n);
      Matrix next =
          rows <= columns
              ? Matrix.of(product, 0, rows, columns)
              : Matrix.of(product, 0, rows, columns).transposed();
      Gemm.multiply(wide, wide.transposed(), xx, false);
      Gemm.multiply(xx, xx, f, false);
      for (int k = 0; k < factor.length; k++) {
        factor[k] = B * gram[k] + C * factor[k];
      }
      Gemm.multiply(f, wide, next, false);
      for (int k = 0; k < x.length; k++) {
        x[k] = A * x[k] + product[k];
      }
    }
    return x;
  }
}
