package org.fovea.neural.op;

/** The logarithm of a sum of exponentials, computed without overflow. */
final class LogSumExp {
  private LogSumExp() {}

  /** Of {@code count} elements, the first at {@code at}, {@code step} apart. */
  static double logSumExp(float[] x, int at, int step, int count) {
    double max = Double.NEGATIVE_INFINITY;
    for (int k = 0, i = at; k < count; k++, i += step) {
      max = Math.max(max, x[i]);
    }
    if (Double.isInfinite(max)) {
      return max;
    }
    double sum = 0;
    for (int k = 0, i = at; k < count; k++, i += step) {
      sum += Math.exp(x[i] - max);
    }
    return max + Math.log(sum);
  }
}
