package org.fovea.neural.kernel.vector;

import static org.fovea.neural.kernel.vector.MicroKernel.LANES;
import static org.fovea.neural.kernel.vector.MicroKernel.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Weighted sums of shifted rows, a vector of places at a time, whole vectors only.
 *
 * <p>Several sums at once hide the latency of each. Where they belong to several rows, these are
 * gone through from their ends to their beginnings: what a row's last vector writes beyond its end
 * is overwritten by the next row.
 */
final class CorrelationKernel {
  private CorrelationKernel() {}

  private static FloatVector at(float[] x, int i) {
    return FloatVector.fromArray(SPECIES, x, i);
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  private static int lastVector(int length) {
    return (length - 1) / LANES * LANES;
  }

  /** One row of places. */
  static void row(
      float[] x,
      int[] xs,
      int xAt,
      float[] weights,
      int weightsAt,
      float start,
      float[] y,
      int yAt,
      int length) {
    for (int t = 0; t < length; t += LANES) {
      FloatVector sum = all(start);
      for (int k = 0; k < xs.length; k++) {
        sum = all(weights[weightsAt + k]).fma(at(x, xAt + xs[k] + t), sum);
      }
      sum.intoArray(y, yAt + t);
    }
  }

  /** Four rows of places. */
  static void fourRows(
      float[] x,
      int[] xs,
      int xAt,
      int xPitch,
      float[] weights,
      int weightsAt,
      float start,
      float[] y,
      int yAt,
      int yPitch,
      int length) {
    for (int t = lastVector(length); t >= 0; t -= LANES) {
      FloatVector sum0 = all(start);
      FloatVector sum1 = sum0;
      FloatVector sum2 = sum0;
      FloatVector sum3 = sum0;
      for (int k = 0; k < xs.length; k++) {
        FloatVector weight = all(weights[weightsAt + k]);
        int from = xAt + xs[k] + t;
        sum0 = weight.fma(at(x, from), sum0);
        sum1 = weight.fma(at(x, from + xPitch), sum1);
        sum2 = weight.fma(at(x, from + 2 * xPitch), sum2);
        sum3 = weight.fma(at(x, from + 3 * xPitch), sum3);
      }
      sum0.intoArray(y, yAt + t);
      sum1.intoArray(y, yAt + yPitch + t);
      sum2.intoArray(y, yAt + 2 * yPitch + t);
      sum3.intoArray(y, yAt + 3 * yPitch + t);
    }
  }

  /** One row of every second place. */
  static void rowOfSeconds(
      float[] x,
      int[] xs,
      int xAt,
      float[] weights,
      int weightsAt,
      float start,
      float[] y,
      int yAt,
      int length) {
    for (int t = 0; t < length; t += LANES) {
      FloatVector low = all(start);
      FloatVector high = low;
      for (int k = 0; k < xs.length; k++) {
        FloatVector weight = all(weights[weightsAt + k]);
        int from = xAt + xs[k] + 2 * t;
        low = weight.fma(at(x, from), low);
        high = weight.fma(at(x, from + LANES), high);
      }
      Shuffles.seconds(low, high).intoArray(y, yAt + t);
    }
  }

  /** Two rows of every second place. */
  static void twoRowsOfSeconds(
      float[] x,
      int[] xs,
      int xAt,
      int xPitch,
      float[] weights,
      int weightsAt,
      float start,
      float[] y,
      int yAt,
      int yPitch,
      int length) {
    for (int t = lastVector(length); t >= 0; t -= LANES) {
      FloatVector low0 = all(start);
      FloatVector high0 = low0;
      FloatVector low1 = low0;
      FloatVector high1 = low0;
      for (int k = 0; k < xs.length; k++) {
        FloatVector weight = all(weights[weightsAt + k]);
        int from = xAt + xs[k] + 2 * t;
        low0 = weight.fma(at(x, from), low0);
        high0 = weight.fma(at(x, from + LANES), high0);
        low1 = weight.fma(at(x, from + xPitch), low1);
        high1 = weight.fma(at(x, from + xPitch + LANES), high1);
      }
      Shuffles.seconds(low0, high0).intoArray(y, yAt + t);
      Shuffles.seconds(low1, high1).intoArray(y, yAt + yPitch + t);
    }
  }

  /** Four rows of every second place, no longer than half a vector. */
  static void fourHalvesOfSeconds(
      float[] x,
      int[] xs,
      int xAt,
      int xPitch,
      float[] weights,
      int weightsAt,
      float start,
      float[] y,
      int yAt,
      int yPitch) {
    FloatVector sum0 = all(start);
    FloatVector sum1 = sum0;
    FloatVector sum2 = sum0;
    FloatVector sum3 = sum0;
    for (int k = 0; k < xs.length; k++) {
      FloatVector weight = all(weights[weightsAt + k]);
      int from = xAt + xs[k];
      sum0 = weight.fma(at(x, from), sum0);
      sum1 = weight.fma(at(x, from + xPitch), sum1);
      sum2 = weight.fma(at(x, from + 2 * xPitch), sum2);
      sum3 = weight.fma(at(x, from + 3 * xPitch), sum3);
    }
    Shuffles.seconds(sum0).intoArray(y, yAt);
    Shuffles.seconds(sum1).intoArray(y, yAt + yPitch);
    Shuffles.seconds(sum2).intoArray(y, yAt + 2 * yPitch);
    Shuffles.seconds(sum3).intoArray(y, yAt + 3 * yPitch);
  }

  /** One row of places so many elements apart, without vectors. */
  static void rowOfElements(
      int step,
      float[] x,
      int[] xs,
      int xAt,
      float[] weights,
      int weightsAt,
      float start,
      float[] y,
      int yAt,
      int length) {
    for (int t = 0; t < length; t++) {
      float sum = start;
      for (int k = 0; k < xs.length; k++) {
        sum += weights[weightsAt + k] * x[xAt + xs[k] + step * t];
      }
      y[yAt + t] = sum;
    }
  }
}
