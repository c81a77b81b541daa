package org.fovea.benchmarks.gemm;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Counts floating-point operations, two for a multiply-add. In a benchmark of throughput per
 * nanosecond JMH prints them as operations per nanosecond, which are 10^9 per second.
 */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class Flops {
  /** The operations so far. */
  public long gflops;

  /** For JMH. */
  public Flops() {}

  /**
   * Counts.
   *
   * @param count how many multiply-adds were done
   */
  public void multiplyAdds(long count) {
    gflops += 2 * count;
  }
}
