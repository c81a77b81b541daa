package org.fovea.metrics.coco;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Different ids in ascending order, and where each stands, without boxing. */
final class IdIndex {
  private final long[] ids;
  private final long[] keys;
  // position + 1 of the key in ids, 0 where the slot is free
  private final int[] positions;

  /** Of ids in any order and number; equal ones become one. */
  IdIndex(long[] anyIds) {
    long[] sorted = anyIds.clone();
    Arrays.sort(sorted);
    int n = 0;
    for (long id : sorted) {
      if (n == 0 || sorted[n - 1] != id) {
        sorted[n++] = id;
      }
    }
    ids = Arrays.copyOf(sorted, n);
    int slots = Integer.highestOneBit(Math.max(8, ids.length)) * 4;
    keys = new long[slots];
    positions = new int[slots];
    for (int i = 0; i < ids.length; i++) {
      int slot = slot(ids[i]);
      while (positions[slot] != 0) {
        slot = (slot + 1) & (slots - 1);
      }
      keys[slot] = ids[i];
      positions[slot] = i + 1;
    }
  }

  private int slot(long id) {
    long mixed = id * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & (keys.length - 1);
  }

  int size() {
    return ids.length;
  }

  long id(int position) {
    return ids[position];
  }

  /** The position of an id in ascending order, or -1. */
  int indexOf(long id) {
    int slot = slot(id);
    while (positions[slot] != 0) {
      if (keys[slot] == id) {
        return positions[slot] - 1;
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    return -1;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IdIndex index && Arrays.equals(ids, index.ids);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ids);
  }
}
