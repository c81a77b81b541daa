package org.fovea.neural.kernel.vector;

import jdk.incubator.vector.FloatVector;

/**
 * Adds up the lanes of a vector in one order. {@code reduceLanes} leaves the order open, and on JDK
 * 25 the compiler takes another one than the interpreter: a result would change while a program
 * runs.
 */
final class LaneSum {
  private static final ThreadLocal<float[]> LANES =
      ThreadLocal.withInitial(() -> new float[MicroKernel.LANES]);

  private LaneSum() {}

  static float of(FloatVector vector) {
    float[] lanes = LANES.get();
    vector.intoArray(lanes, 0);
    return of(lanes, 0);
  }

  /** Of a vector that was stored in an array. */
  static float of(float[] lanes, int at) {
    float s0 = lanes[at];
    float s1 = lanes[at + 1];
    float s2 = lanes[at + 2];
    float s3 = lanes[at + 3];
    for (int i = 4; i < MicroKernel.LANES; i += 4) {
      s0 += lanes[at + i];
      s1 += lanes[at + i + 1];
      s2 += lanes[at + i + 2];
      s3 += lanes[at + i + 3];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
