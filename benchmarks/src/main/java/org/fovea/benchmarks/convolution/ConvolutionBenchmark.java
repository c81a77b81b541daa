package org.fovea.benchmarks.convolution;

import java.util.concurrent.TimeUnit;
import org.fovea.neural.thread.Workers;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One convolution, ours and ONNX Runtime's on the same input; that they agree is checked first.
 * {@link org.fovea.benchmarks.Jmh} runs it over all of {@link LayerShapes}, or what {@code -p
 * layer=...} names.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class ConvolutionBenchmark {
  /** The layer as {@link LayerShape#toString} writes it. */
  @Param("64x56x56-64k3s1g1")
  @SuppressWarnings("NullAway.Init") // set by JMH
  public String layer;

  /** Threads that share a convolution. */
  @Param("1")
  public int threads;

  @SuppressWarnings("NullAway.Init") // set by make
  private FoveaConvolution ours;

  @SuppressWarnings("NullAway.Init") // set by make
  private OnnxConvolution theirs;

  /** For JMH. */
  public ConvolutionBenchmark() {}

  /** Gets both ready, and checks that they agree. */
  @Setup
  public void make() {
    ConvolutionProblem problem = ConvolutionProblem.of(LayerShape.parse(layer));
    ours = new FoveaConvolution(problem, Workers.fixed(threads));
    theirs = OnnxConvolution.fastest(problem, threads);
    problem.requireSame(ours, theirs);
  }

  /** Frees what is outside the heap. */
  @TearDown
  public void close() {
    theirs.close();
  }

  /** Ours. */
  @Benchmark
  public void fovea() {
    ours.run();
  }

  /** The peer's. */
  @Benchmark
  public void onnxRuntime() {
    theirs.run();
  }
}
