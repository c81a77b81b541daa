package org.fovea.neural.op;

import java.util.random.RandomGenerator;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Tensor;

/** Random zeros in training (Srivastava et al., 2014), scaled so that the expectation stays. */
public final class Dropout {
  private Dropout() {}

  /**
   * Sets each element to zero with probability p, and divides the others by 1 - p.
   *
   * @param x any shape
   * @param p probability of a zero, 0 to below 1
   * @param random decides
   * @return the same shape
   * @throws IllegalArgumentException when p is out of range
   */
  public static Tensor dropout(Tensor x, double p, RandomGenerator random) {
    if (!(p >= 0 && p < 1)) {
      throw new IllegalArgumentException("dropout: p is " + p + ", expected 0 to below 1");
    }
    float keep = (float) (1 / (1 - p));
    float[] factors = new float[x.numel()];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = random.nextFloat() < p ? 0 : keep;
    }
    return Autograd.result(
        "dropout",
        product(x.data(), factors),
        x.shape(),
        (g, in) -> in.add(0, product(g, factors)),
        x);
  }

  private static float[] product(float[] a, float[] b) {
    float[] product = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      product[i] = a[i] * b[i];
    }
    return product;
  }
}
