package org.fovea.neural.init;

import java.util.random.RandomGenerator;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Weights that preserve lengths (Saxe et al., 2014). */
public final class Orthogonal {
  private Orthogonal() {}

  /**
   * Fills with a random orthogonal matrix: rows, or columns where there are fewer of them, of
   * length {@code gain} at right angles to each other.
   *
   * @param weight {@code [rows, ...]}, the rest counting as columns, overwritten
   * @param gain the length
   * @param random the source
   * @throws ShapeException when the weight has fewer than two dimensions
   */
  public static void fill(Tensor weight, double gain, RandomGenerator random) {
    if (weight.shape().rank() < 2) {
      throw new ShapeException(
          "orthogonal: weight %s, expected two dimensions or more".formatted(weight.shape()));
    }
    int rows = weight.dim(0);
    int columns = weight.shape().product(1, weight.shape().rank());
    boolean wide = columns >= rows;
    double[][] vectors = new double[Math.min(rows, columns)][Math.max(rows, columns)];
    for (int i = 0; i < vectors.length; i++) {
      do {
        for (int k = 0; k < vectors[i].length; k++) {
          vectors[i][k] = random.nextGaussian();
        }
        // Twice, because the first pass leaves what rounding adds.
        orthogonalize(vectors, i);
        orthogonalize(vectors, i);
      } while (!normalize(vectors[i]));
    }
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double value = wide ? vectors[i][j] : vectors[j][i];
        weight.data()[i * columns + j] = (float) (gain * value);
      }
    }
  }

  private static void orthogonalize(double[][] vectors, int i) {
    for (int j = 0; j < i; j++) {
      double dot = dot(vectors[i], vectors[j]);
      for (int k = 0; k < vectors[i].length; k++) {
        vectors[i][k] -= dot * vectors[j][k];
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double dot = 0;
    for (int k = 0; k < a.length; k++) {
      dot += a[k] * b[k];
    }
    return dot;
  }

  private static boolean normalize(double[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    for (int k = 0; k < vector.length; k++) {
      vector[k] /= length;
    }
    return length > 1e-6;
  }
}
