package org.fovea.benchmarks.gemm;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.fovea.neural.kernel.Gemm;
import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.thread.Workers;
import org.fovea.samples.bench.GemmSize;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The matrix product: square ones, and those to which convolutions of ResNet-50 come down (m output
 * channels, n pixels, k taps). {@link PeakBenchmark} in the same run says what could be reached.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 7, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class GemmBenchmark {
  /** The extents, {@code M} or {@code MxNxK}. */
  @Param({
    "512",
    "1024",
    "2048",
    "64x12544x147",
    "64x3136x64",
    "64x3136x576",
    "128x784x1152",
    "256x196x2304",
    "512x49x4608",
    "2048x49x512"
  })
  @SuppressWarnings("NullAway.Init") // set by JMH
  public String size;

  /** Threads that share a product. */
  @Param("1")
  public int threads;

  @SuppressWarnings("NullAway.Init") // set by make
  private Workers workers;

  private long multiplyAdds;

  @SuppressWarnings("NullAway.Init") // set by make
  private Matrix a;

  @SuppressWarnings("NullAway.Init") // set by make
  private Matrix b;

  @SuppressWarnings("NullAway.Init") // set by make
  private Matrix c;

  /** For JMH. */
  public GemmBenchmark() {}

  /** Makes the matrices. */
  @Setup
  public void make() {
    GemmSize extents = GemmSize.parse(size);
    Random random = new Random(1);
    workers = Workers.fixed(threads);
    multiplyAdds = extents.multiplyAdds();
    a = matrix(extents.m(), extents.k(), random);
    b = matrix(extents.k(), extents.n(), random);
    c = matrix(extents.m(), extents.n(), random);
  }

  private static Matrix matrix(int rows, int columns, Random random) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Matrix.of(values, 0, rows, columns);
  }

  /**
   * The measured product.
   *
   * @param flops counts
   * @return the result
   */
  @Benchmark
  public Matrix multiply(Flops flops) {
    flops.multiplyAdds(multiplyAdds);
    return workers.call(
        () -> {
          Gemm.multiply(a, b, c, false);
          return c;
        });
  }
}
