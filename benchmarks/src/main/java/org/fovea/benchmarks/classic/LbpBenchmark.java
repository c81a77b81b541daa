package org.fovea.benchmarks.classic;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayS32;
import boofcv.struct.image.GrayU8;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.fovea.features.image.Images;
import org.fovea.features.lbp.Lbp;
import org.fovea.features.lbp.LbpMethod;
import org.fovea.features.lbp.LbpVariance;
import org.fovea.io.image.ImageFiles;
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
 * Local binary patterns of a photograph of 512 x 512 pixels on one thread. The folder that {@code
 * -Dfovea.data} names holds {@code classic/camera.png}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LbpBenchmark {
  /** Points on the circle; its radius is an eighth of that. */
  @Param({"8", "16"})
  public int points;

  @SuppressWarnings("NullAway.Init") // set by make
  private GrayU8 gray;

  @SuppressWarnings("NullAway.Init") // set by make
  private Lbp uniform;

  @SuppressWarnings("NullAway.Init") // set by make
  private LbpVariance variance;

  /** For JMH. */
  public LbpBenchmark() {}

  /**
   * Reads the picture.
   *
   * @throws IOException if it can't be read
   */
  @Setup
  public void make() throws IOException {
    gray =
        Images.toGray(
            ImageFiles.read(
                Path.of(System.getProperty("fovea.data", "../shared/data"), "classic/camera.png")));
    uniform = new Lbp(points, points / 8.0, LbpMethod.UNIFORM);
    variance = new LbpVariance(points, points / 8.0);
  }

  /**
   * Uniform patterns.
   *
   * @return their labels
   */
  @Benchmark
  public GrayS32 uniform() {
    return uniform.labels(gray);
  }

  /**
   * Variances.
   *
   * @return the variances
   */
  @Benchmark
  public GrayF32 variance() {
    return variance.of(gray);
  }
}
