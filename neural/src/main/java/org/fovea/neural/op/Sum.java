package org.fovea.neural.op;

import java.util.Arrays;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.Tensor;

/** The sum of all elements. */
public final class Sum {
  /** Elements summed in one go, so that rounding errors grow with the logarithm of the length. */
  private static final int RUN = 4096;

  private Sum() {}

  /**
   * Sums all elements.
   *
   * @param x any shape
   * @return a scalar
   */
  public static Tensor sum(Tensor x) {
    return scaled("sum", x, 1);
  }

  /**
   * Averages all elements.
   *
   * @param x any shape, at least one element
   * @return a scalar
   */
  public static Tensor mean(Tensor x) {
    return scaled("mean", x, 1.0 / x.numel());
  }

  private static Tensor scaled(String operation, Tensor x, double factor) {
    int numel = x.numel();
    float[] out = {(float) (total(x.data()) * factor)};
    return Autograd.result(
        operation,
        out,
        Shape.SCALAR,
        (g, in) -> {
          float[] dx = new float[numel];
          Arrays.fill(dx, (float) (g[0] * factor));
          in.add(0, dx);
        },
        x);
  }

  private static double total(float[] values) {
    double total = 0;
    for (int i = 0; i < values.length; i += RUN) {
      total += Kernels.active().sum(values, i, Math.min(RUN, values.length - i));
    }
    return total;
  }
}
