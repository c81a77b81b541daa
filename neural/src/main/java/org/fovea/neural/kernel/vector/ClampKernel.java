package org.fovea.neural.kernel.vector;

import static org.fovea.neural.kernel.vector.MicroKernel.LANES;
import static org.fovea.neural.kernel.vector.MicroKernel.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.fovea.neural.kernel.Bounds;

/**
 * Comparisons of whole vectors. A comparison and a blend take fewer instructions than Java's
 * minimum and maximum, which tell 0 from -0.
 */
final class ClampKernel {
  private ClampKernel() {}

  static void clamp(float[] x, Bounds bounds, int from, int to) {
    float lower = bounds.lower();
    float upper = bounds.upper();
    int i = from;
    for (; i + LANES <= to; i += LANES) {
      clamped(FloatVector.fromArray(SPECIES, x, i), lower, upper).intoArray(x, i);
    }
    for (; i < to; i++) {
      float value = x[i];
      x[i] = value < lower ? lower : value > upper ? upper : value;
    }
  }

  private static FloatVector clamped(FloatVector x, float lower, float upper) {
    FloatVector least = x.blend(lower, x.compare(VectorOperators.LT, lower));
    return least.blend(upper, least.compare(VectorOperators.GT, upper));
  }

  /** Of a tile of whole vectors. */
  static void clampRows(float[] x, Bounds bounds, int at, int stride, int rows, int width) {
    float lower = bounds.lower();
    float upper = bounds.upper();
    for (int r = 0; r < rows; r++) {
      for (int j = at + r * stride; j < at + r * stride + width; j += LANES) {
        clamped(FloatVector.fromArray(SPECIES, x, j), lower, upper).intoArray(x, j);
      }
    }
  }

  static void greater(float[] x, int at, float[] best, int bestAt, int length) {
    int i = 0;
    for (; i + LANES <= length; i += LANES) {
      FloatVector value = FloatVector.fromArray(SPECIES, x, at + i);
      FloatVector before = FloatVector.fromArray(SPECIES, best, bestAt + i);
      // Not "greater": NaN on either side must win.
      value
          .blend(before, value.compare(VectorOperators.LE, before))
          .blend(before, before.compare(VectorOperators.NE, before))
          .intoArray(best, bestAt + i);
    }
    for (; i < length; i++) {
      best[bestAt + i] = Math.max(best[bestAt + i], x[at + i]);
    }
  }
}
