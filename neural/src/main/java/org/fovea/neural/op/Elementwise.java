package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;

/** Operations on each element for itself, for functions that have no class of their own. */
public final class Elementwise {
  /** Elements that a thread takes at once. */
  private static final int RANGE = 1 << 14;

  /** A function of one number. */
  @FunctionalInterface
  public interface Function {
    /**
     * The function's value.
     *
     * @param x where
     * @return the value there
     */
    float at(float x);
  }

  /** The derivative of a function of one number. */
  @FunctionalInterface
  public interface Derivative {
    /**
     * The derivative.
     *
     * @param x where
     * @param y the function's value there
     * @return dy/dx
     */
    float at(float x, float y);
  }

  private Elementwise() {}

  /**
   * Applies a function to each element.
   *
   * @param operation its name, for messages
   * @param x any shape
   * @param function called from several threads
   * @param derivative called from several threads
   * @return the same shape
   */
  public static Tensor map(String operation, Tensor x, Function function, Derivative derivative) {
    float[] values = x.data();
    float[] out = new float[values.length];
    Workers.current()
        .forRanges(
            out.length,
            RANGE,
            (from, to) -> {
              for (int i = from; i < to; i++) {
                out[i] = function.at(values[i]);
              }
            });
    return Autograd.result(
        operation, out, x.shape(), (g, in) -> in.add(0, gradient(g, values, out, derivative)), x);
  }

  private static float[] gradient(float[] g, float[] x, float[] y, Derivative derivative) {
    float[] dx = new float[g.length];
    Workers.current()
        .forRanges(
            dx.length,
            RANGE,
            (from, to) -> {
              for (int i = from; i < to; i++) {
                dx[i] = g[i] * derivative.at(x[i], y[i]);
              }
            });
    return dx;
  }
}
