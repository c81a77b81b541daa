package org.fovea.samples.bench;

import org.fovea.neural.kernel.Kernels;

/**
 * What was measured, and on what.
 *
 * @param op what was computed
 * @param size its extents, as they are written on the command line
 * @param threads threads that shared it
 * @param gflops 10^9 floating-point operations per second; a multiply-add counts as two
 * @param peakGflops those of multiply-adds without loads, by as many threads in the same run
 * @param kernels the kernels' name
 * @param vectorBits width of the vectors that they ask for
 * @param jdk version and name of the virtual machine
 */
public record BenchResult(
    String op,
    String size,
    int threads,
    double gflops,
    double peakGflops,
    String kernels,
    int vectorBits,
    String jdk) {

  static BenchResult of(String op, String size, int threads, double gflops, double peakGflops) {
    Kernels active = Kernels.active();
    return new BenchResult(
        op,
        size,
        threads,
        gflops,
        peakGflops,
        active.name(),
        active.vectorBits(),
        System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"));
  }

  /**
   * The share of the peak.
   *
   * @return 1 for a product as fast as multiply-adds without loads
   */
  public double ratio() {
    return gflops / peakGflops;
  }
}
