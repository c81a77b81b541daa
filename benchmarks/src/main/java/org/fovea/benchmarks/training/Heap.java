package org.fovea.benchmarks.training;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/** What the heap holds. */
final class Heap {
  static final double MEGABYTE = 1 << 20;

  /** HotSpot leaves some garbage between live objects, except in every fourth full collection. */
  private static final int COLLECTIONS = 4;

  private Heap() {}

  /** Bytes of the objects that are in use: what remains after a collection. */
  static long live() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  /** Forgets the peaks so far. */
  static void resetPeaks() {
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /**
   * The most bytes since the last reset, garbage included: the sum over the heap's pools, which
   * need not have been at their peaks at the same time.
   */
  static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
