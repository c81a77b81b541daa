package org.fovea.benchmarks.gemm;

import java.util.concurrent.TimeUnit;
import org.fovea.neural.kernel.Kernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Multiply-adds without loads: what a core can do. {@code -t N} measures N cores at once. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 7, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class PeakBenchmark {
  private static final long COUNT = 1 << 24;

  /** For JMH. */
  public PeakBenchmark() {}

  /**
   * The measured loop.
   *
   * @param flops counts
   * @return how many multiply-adds were done
   */
  @Benchmark
  public long multiplyAdds(Flops flops) {
    long done = Kernels.active().multiplyAdds(COUNT);
    flops.multiplyAdds(done);
    return done;
  }
}
