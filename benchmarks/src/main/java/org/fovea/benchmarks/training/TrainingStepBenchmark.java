package org.fovea.benchmarks.training;

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
import org.openjdk.jmh.annotations.Warmup;

/**
 * A step of training. {@code -prof gc} adds what a step allocates ({@code gc.alloc.rate.norm});
 * {@link TrainingStep} tells how much of it is in use at once.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 5, time = 5)
public class TrainingStepBenchmark {
  /** What is trained. */
  @Param
  @SuppressWarnings("NullAway.Init") // set by JMH
  public TrainedModel model;

  /** Pictures of a step. */
  @Param("64")
  public int batch;

  /** Threads that share a step. */
  @Param("1")
  public int threads;

  @SuppressWarnings("NullAway.Init") // set by make
  private TrainingRun run;

  /** For JMH. */
  public TrainingStepBenchmark() {}

  /** Makes network and batch. */
  @Setup
  public void make() {
    run = new TrainingRun(model, batch, Workers.fixed(threads));
  }

  /**
   * The measured step.
   *
   * @return the loss
   */
  @Benchmark
  public float step() {
    return run.step();
  }
}
