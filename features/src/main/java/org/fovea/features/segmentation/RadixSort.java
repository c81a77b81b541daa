package org.fovea.features.segmentation;

import java.util.Arrays;

/**
 * Sorts by keys that are not negative, stably and in linear time: three passes over the upper half
 * of the keys' bits, which tell almost all keys apart, and then each run of keys that are still
 * alike by the lower half.
 */
final class RadixSort {
  private static final int BITS = 11;
  private static final int BUCKETS = 1 << BITS;
  private static final int HALF = 3 * BITS;
  private static final int UPPER = Long.SIZE - HALF;
  private static final int SHORT_RUN = 40;

  private long[] keys;
  private int[] values;
  private long[] spareKeys;
  private int[] spareValues;
  private final int[] count = new int[BUCKETS];

  private RadixSort(long[] keys, int[] values) {
    this.keys = keys;
    this.values = values;
    spareKeys = new long[keys.length];
    spareValues = new int[keys.length];
  }

  /**
   * Sorts in ascending order of key; equal keys keep their order.
   *
   * @param keys finite and not negative (-0.0 counts as negative); sorted on return
   * @param values go with the keys, of the same length
   */
  static void sort(double[] keys, int[] values) {
    long[] bits = new long[keys.length];
    for (int i = 0; i < bits.length; i++) {
      // The bits of doubles that are not negative are in the order of their values.
      bits[i] = Double.doubleToRawLongBits(keys[i]);
    }
    RadixSort sort = new RadixSort(bits, values);
    for (int shift = UPPER; shift < Long.SIZE; shift += BITS) {
      sort.pass(0, bits.length, shift);
      sort.swap();
    }
    sort.sortRuns();
    for (int i = 0; i < keys.length; i++) {
      keys[i] = Double.longBitsToDouble(sort.keys[i]);
    }
    if (sort.values != values) {
      System.arraycopy(sort.values, 0, values, 0, values.length);
    }
  }

  private void sortRuns() {
    for (int from = 0, to; from < keys.length; from = to) {
      long run = keys[from] >>> UPPER;
      to = from + 1;
      while (to < keys.length && keys[to] >>> UPPER == run) {
        to++;
      }
      if (to - from > SHORT_RUN) {
        sortLongRun(from, to);
      } else if (to - from > 1) {
        sortShortRun(from, to);
      }
    }
  }

  private void sortShortRun(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      long key = keys[i];
      int value = values[i];
      int hole = i;
      while (hole > from && keys[hole - 1] > key) {
        keys[hole] = keys[hole - 1];
        values[hole] = values[hole - 1];
        hole--;
      }
      keys[hole] = key;
      values[hole] = value;
    }
  }

  private void sortLongRun(int from, int to) {
    for (int shift = 0; shift < UPPER; shift += BITS) {
      pass(from, to, shift);
      System.arraycopy(spareKeys, from, keys, from, to - from);
      System.arraycopy(spareValues, from, values, from, to - from);
    }
  }

  private void pass(int from, int to, int shift) {
    Arrays.fill(count, 0);
    for (int i = from; i < to; i++) {
      count[(int) (keys[i] >>> shift) & (BUCKETS - 1)]++;
    }
    int start = from;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      int size = count[bucket];
      count[bucket] = start;
      start += size;
    }
    for (int i = from; i < to; i++) {
      long key = keys[i];
      int at = count[(int) (key >>> shift) & (BUCKETS - 1)]++;
      spareKeys[at] = key;
      spareValues[at] = values[i];
    }
  }

  private void swap() {
    long[] sortedKeys = spareKeys;
    spareKeys = keys;
    keys = sortedKeys;
    int[] sortedValues = spareValues;
    spareValues = values;
    values = sortedValues;
  }
}
