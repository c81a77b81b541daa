package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Tensor;

/** The rectifier. */
public final class Relu {
  private Relu() {}

  /**
   * {@code max(x, 0)}; the gradient at 0 is 0.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor relu(Tensor x) {
    float[] values = x.data();
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.max(values[i], 0f);
    }
    return Autograd.result("relu", out, x.shape(), (g, in) -> in.add(0, gradient(g, out)), x);
  }

  private static float[] gradient(float[] g, float[] out) {
    float[] dx = new float[g.length];
    for (int i = 0; i < g.length; i++) {
      dx[i] = out[i] > 0 ? g[i] : 0;
    }
    return dx;
  }
}
