package org.fovea.classic.segmentation;

import java.util.Arrays;

/** Numbers the points of a lattice in the order in which they come: a hash table of int vectors. */
final class LatticeTable {
  private final int dimensions;
  private int[] keys;
  private int[] slots;
  private int size;

  LatticeTable(int dimensions, int expected) {
    this.dimensions = dimensions;
    keys = new int[Math.max(16, expected) * dimensions];
    slots = new int[Math.max(64, Integer.highestOneBit(expected) * 4)];
    Arrays.fill(slots, -1);
  }

  int size() {
    return size;
  }

  int key(int point, int coordinate) {
    return keys[point * dimensions + coordinate];
  }

  /** The number of a point, or -1. */
  int find(int[] key) {
    return slots[slot(key, 0)];
  }

  int findOrAdd(int[] key) {
    int slot = slot(key, 0);
    if (slots[slot] >= 0) {
      return slots[slot];
    }
    if ((size + 1) * dimensions > keys.length) {
      keys = Arrays.copyOf(keys, 2 * keys.length);
    }
    System.arraycopy(key, 0, keys, size * dimensions, dimensions);
    slots[slot] = size++;
    if (2 * size > slots.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    slots = new int[2 * slots.length];
    Arrays.fill(slots, -1);
    for (int point = 0; point < size; point++) {
      slots[slot(keys, point * dimensions)] = point;
    }
  }

  /** Where a point is, or the free place where it belongs. */
  private int slot(int[] key, int from) {
    int hash = 0;
    for (int k = 0; k < dimensions; k++) {
      hash = (hash + key[from + k]) * 1664525;
    }
    int slot = (hash ^ hash >>> 15) & (slots.length - 1);
    while (slots[slot] >= 0
        && !Arrays.equals(
            key,
            from,
            from + dimensions,
            keys,
            slots[slot] * dimensions,
            (slots[slot] + 1) * dimensions)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }
}
