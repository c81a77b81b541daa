package org.fovea.neural.op;

import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;

/** The hyperbolic tangent. */
public final class Tanh {
  /** Elements that a thread takes at once. */
  private static final int RANGE = 1 << 14;

  private Tanh() {}

  /**
   * {@code tanh(x)}, see {@link Kernels#tanh}.
   *
   * @param x any shape
   * @return the same shape
   */
  public static Tensor tanh(Tensor x) {
    float[] values = x.data();
    float[] out = new float[values.length];
    Kernels kernels = Kernels.active();
    Workers.current()
        .forRanges(out.length, RANGE, (from, to) -> kernels.tanh(values, out, from, to));
    return Autograd.result("tanh", out, x.shape(), (g, in) -> in.add(0, gradient(g, out)), x);
  }

  private static float[] gradient(float[] g, float[] y) {
    float[] dx = new float[g.length];
    Workers.current()
        .forRanges(
            dx.length,
            RANGE,
            (from, to) -> {
              for (int i = from; i < to; i++) {
                dx[i] = g[i] * (1 - y[i] * y[i]);
              }
            });
    return dx;
  }
}
