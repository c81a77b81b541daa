package org.fovea.neural.op;

import java.util.Arrays;

/**
 * Memory that a thread works in, kept from one use to the next: it stays in the cache, where a new
 * array is somewhere else each time. Grows to what its largest use needed. A use ends before the
 * same thread's next use of the same kind begins.
 */
final class WorkBuffer {
  private final ThreadLocal<float[]> arrays = ThreadLocal.withInitial(() -> new float[0]);

  /** An array of at least this length that holds anything. */
  float[] atLeast(int length) {
    float[] array = arrays.get();
    if (array.length < length) {
      array = new float[length];
      arrays.set(array);
    }
    return array;
  }

  /** An array of at least this length, zero up to there. */
  float[] zeros(int length) {
    float[] array = atLeast(length);
    Arrays.fill(array, 0, length, 0);
    return array;
  }
}
