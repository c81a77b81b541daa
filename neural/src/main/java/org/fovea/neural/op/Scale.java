package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Tensor;

/** Multiplication by a number and addition of one. */
public final class Scale {
  private Scale() {}

  /**
   * {@code factor * x}.
   *
   * @param x any shape
   * @param factor the same for all elements
   * @return the same shape
   */
  public static Tensor scale(Tensor x, float factor) {
    return affine(x, factor, 0);
  }

  /**
   * {@code factor * x + shift}.
   *
   * @param x any shape
   * @param factor the same for all elements
   * @param shift the same for all elements
   * @return the same shape
   */
  public static Tensor affine(Tensor x, float factor, float shift) {
    return Autograd.result(
        "scale",
        apply(x.data(), factor, shift),
        x.shape(),
        (g, in) -> in.add(0, apply(g, factor, 0)),
        x);
  }

  private static float[] apply(float[] x, float factor, float shift) {
    float[] out = new float[x.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = x[i] * factor + shift;
    }
    return out;
  }
}
