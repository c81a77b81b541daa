package org.fovea.neural.kernel.vector;

import static org.fovea.neural.kernel.vector.MicroKernel.LANES;
import static org.fovea.neural.kernel.vector.MicroKernel.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Weighted sums of shifted rows, a vector of places at a time, whole vectors only. */
final class CorrelationKernel {
  private CorrelationKernel() {}

  /** One row of places, with any number of taps. */
  static void row(
      float[] x,
      int[] xs,
      int x0,
      float[] weights,
      int weightsAt,
      float start,
      float[] y,
      int yAt,
      int length) {
    for (int t = 0; t < length; t += LANES) {
      FloatVector sum = FloatVector.broadcast(SPECIES, start);
      for (int k = 0; k < xs.length; k++) {
        FloatVector weight = FloatVector.broadcast(SPECIES, weights[weightsAt + k]);
        sum = weight.fma(FloatVector.fromArray(SPECIES, x, x0 + xs[k] + t), sum);
      }
      sum.intoArray(y, yAt + t);
    }
  }

  /** Many rows of places with the nine taps of a 3 x 3 window. */
  static void nine(
      float[] x,
      int[] xs,
      int xPitch,
      float[] weights,
      int weightsAt,
      float start,
      float[] y,
      int yAt,
      int yPitch,
      int rows,
      int length) {
    FloatVector w0 = FloatVector.broadcast(SPECIES, weights[weightsAt]);
    FloatVector w1 = FloatVector.broadcast(SPECIES, weights[weightsAt + 1]);
    FloatVector w2 = FloatVector.broadcast(SPECIES, weights[weightsAt + 2]);
    FloatVector w3 = FloatVector.broadcast(SPECIES, weights[weightsAt + 3]);
    FloatVector w4 = FloatVector.broadcast(SPECIES, weights[weightsAt + 4]);
    FloatVector w5 = FloatVector.broadcast(SPECIES, weights[weightsAt + 5]);
    FloatVector w6 = FloatVector.broadcast(SPECIES, weights[weightsAt + 6]);
    FloatVector w7 = FloatVector.broadcast(SPECIES, weights[weightsAt + 7]);
    FloatVector w8 = FloatVector.broadcast(SPECIES, weights[weightsAt + 8]);
    FloatVector first = FloatVector.broadcast(SPECIES, start);
    for (int r = 0; r < rows; r++) {
      int p0 = xs[0] + r * xPitch;
      int p1 = xs[1] + r * xPitch;
      int p2 = xs[2] + r * xPitch;
      int p3 = xs[3] + r * xPitch;
      int p4 = xs[4] + r * xPitch;
      int p5 = xs[5] + r * xPitch;
      int p6 = xs[6] + r * xPitch;
      int p7 = xs[7] + r * xPitch;
      int p8 = xs[8] + r * xPitch;
      int to = yAt + r * yPitch;
      for (int t = 0; t < length; t += LANES) {
        FloatVector sum = w0.fma(FloatVector.fromArray(SPECIES, x, p0 + t), first);
        sum = w1.fma(FloatVector.fromArray(SPECIES, x, p1 + t), sum);
        sum = w2.fma(FloatVector.fromArray(SPECIES, x, p2 + t), sum);
        sum = w3.fma(FloatVector.fromArray(SPECIES, x, p3 + t), sum);
        sum = w4.fma(FloatVector.fromArray(SPECIES, x, p4 + t), sum);
        sum = w5.fma(FloatVector.fromArray(SPECIES, x, p5 + t), sum);
        sum = w6.fma(FloatVector.fromArray(SPECIES, x, p6 + t), sum);
        sum = w7.fma(FloatVector.fromArray(SPECIES, x, p7 + t), sum);
        sum = w8.fma(FloatVector.fromArray(SPECIES, x, p8 + t), sum);
        sum.intoArray(y, to + t);
      }
    }
  }
}
