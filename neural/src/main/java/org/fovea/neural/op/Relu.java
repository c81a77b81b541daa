package org.fovea.neural.op;

import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;

/** The rectifier. */
public final class Relu {
  /** Elements that a thread takes at once. */
  private static final int RANGE = 1 << 16;

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
    Workers.current().forRanges(out.length, RANGE, (from, to) -> rectify(values, out, from, to));
    return Autograd.result("relu", out, x.shape(), (g, in) -> in.add(0, gradient(g, out)), x);
  }

  private static void rectify(float[] x, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = Math.max(x[i], 0f);
    }
  }

  private static float[] gradient(float[] g, float[] out) {
    float[] dx = new float[g.length];
    Kernels kernels = Kernels.active();
    Workers.current()
        .forRanges(dx.length, RANGE, (from, to) -> kernels.keepWherePositive(g, out, dx, from, to));
    return dx;
  }
}
