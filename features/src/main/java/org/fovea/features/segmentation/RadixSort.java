package org.fovea.features.segmentation;

/** Sorts by keys that are not negative, stably and in linear time. */
final class RadixSort {
  private static final int BITS = 11;
  private static final int BUCKETS = 1 << BITS;

  private RadixSort() {}

  /**
   * Sorts in ascending order of key; equal keys keep their order.
   *
   * @param keys finite and not negative (-0.0 counts as negative); sorted on return
   * @param values go with the keys, of the same length
   */
  static void sort(double[] keys, int[] values) {
    int n = keys.length;
    // The bits of doubles that are not negative are in the order of their values.
    long[] bits = new long[n];
    int passes = (Long.SIZE - 1 + BITS - 1) / BITS;
    int[][] counts = new int[passes][BUCKETS];
    for (int i = 0; i < n; i++) {
      long key = Double.doubleToRawLongBits(keys[i]);
      bits[i] = key;
      for (int pass = 0; pass < passes; pass++) {
        counts[pass][(int) (key >>> (pass * BITS)) & (BUCKETS - 1)]++;
      }
    }
    long[] fromKeys = bits;
    int[] fromValues = values;
    long[] toKeys = new long[n];
    int[] toValues = new int[n];
    for (int pass = 0; pass < passes; pass++) {
      int shift = pass * BITS;
      int[] count = counts[pass];
      if (n == 0 || count[(int) (fromKeys[0] >>> shift) & (BUCKETS - 1)] == n) {
        continue;
      }
      int start = 0;
      for (int bucket = 0; bucket < BUCKETS; bucket++) {
        int size = count[bucket];
        count[bucket] = start;
        start += size;
      }
      for (int i = 0; i < n; i++) {
        long key = fromKeys[i];
        int to = count[(int) (key >>> shift) & (BUCKETS - 1)]++;
        toKeys[to] = key;
        toValues[to] = fromValues[i];
      }
      long[] keysBefore = fromKeys;
      fromKeys = toKeys;
      toKeys = keysBefore;
      int[] valuesBefore = fromValues;
      fromValues = toValues;
      toValues = valuesBefore;
    }
    for (int i = 0; i < n; i++) {
      keys[i] = Double.longBitsToDouble(fromKeys[i]);
    }
    if (fromValues != values) {
      System.arraycopy(fromValues, 0, values, 0, n);
    }
  }
}
