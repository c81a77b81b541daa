package org.fovea.neural.kernel.vector;

import static org.fovea.neural.kernel.vector.MicroKernel.LANES;
import static org.fovea.neural.kernel.vector.MicroKernel.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Multiply-adds without loads or stores, as fast as the processor goes. A multiply-add can begin
 * every half cycle but takes four or five, so ten chains are needed to keep the units busy; twelve,
 * with their two factors, still fit 16 registers.
 */
final class PeakLoop {
  /** Sums that don't wait for each other. */
  private static final int CHAINS = 12;

  private PeakLoop() {}

  /** Does at least so many multiply-adds of elements, and returns how many. */
  static long run(long least, float x, float y) {
    long round = (long) CHAINS * LANES;
    int rounds = Math.toIntExact((least + round - 1) / round);
    FloatVector a = FloatVector.broadcast(SPECIES, x);
    FloatVector b = FloatVector.broadcast(SPECIES, y);
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    FloatVector s4 = s0;
    FloatVector s5 = s0;
    FloatVector s6 = s0;
    FloatVector s7 = s0;
    FloatVector s8 = s0;
    FloatVector s9 = s0;
    FloatVector s10 = s0;
    FloatVector s11 = s0;
    for (int i = 0; i < rounds; i++) {
      s0 = a.fma(b, s0);
      s1 = a.fma(b, s1);
      s2 = a.fma(b, s2);
      s3 = a.fma(b, s3);
      s4 = a.fma(b, s4);
      s5 = a.fma(b, s5);
      s6 = a.fma(b, s6);
      s7 = a.fma(b, s7);
      s8 = a.fma(b, s8);
      s9 = a.fma(b, s9);
      s10 = a.fma(b, s10);
      s11 = a.fma(b, s11);
    }
    FloatVector sums =
        s0.add(s1).add(s2).add(s3).add(s4).add(s5).add(s6).add(s7).add(s8).add(s9).add(s10);
    float total = sums.add(s11).reduceLanes(VectorOperators.ADD);
    // Never NaN, but the compiler does not know, and must compute the sums.
    return Float.isNaN(total) ? 0 : (long) rounds * CHAINS * LANES;
  }
}
