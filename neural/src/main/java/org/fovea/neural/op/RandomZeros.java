package org.fovea.neural.op;

import java.util.random.RandomGenerator;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Tensor;

/** Zeros in runs of elements, the other runs scaled so that the expectation stays. */
final class RandomZeros {
  private RandomZeros() {}

  /**
   * Cuts a tensor into runs of equal length, in row-major order, and multiplies each by 0 with
   * probability p, else by 1 / (1 - p).
   *
   * @param operation its name, for messages
   * @param x any shape
   * @param runs a divisor of the number of elements
   * @param p 0 to below 1
   * @param random decides, once per run
   */
  static Tensor apply(String operation, Tensor x, int runs, double p, RandomGenerator random) {
    if (!(p >= 0 && p < 1)) {
      throw new IllegalArgumentException(operation + ": p is " + p + ", expected 0 to below 1");
    }
    float keep = (float) (1 / (1 - p));
    float[] factors = new float[runs];
    for (int i = 0; i < runs; i++) {
      factors[i] = random.nextFloat() < p ? 0 : keep;
    }
    return Autograd.result(
        operation,
        product(x.data(), factors),
        x.shape(),
        (g, in) -> in.add(0, product(g, factors)),
        x);
  }

  private static float[] product(float[] a, float[] factors) {
    float[] product = new float[a.length];
    int length = a.length / Math.max(1, factors.length);
    for (int run = 0; run < factors.length; run++) {
      float factor = factors[run];
      for (int i = run * length; i < (run + 1) * length; i++) {
        product[i] = a[i] * factor;
      }
    }
    return product;
  }
}
