package org.fovea.benchmarks.classic;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.fovea.features.image.Images;
import org.fovea.features.resize.Interpolation;
import org.fovea.features.resize.Resize;
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
 * Resizing a picture of 1280 x 960 on one thread. The peer is {@code cv2.resize} of the same sizes
 * with {@code cv2.setNumThreads(1)} in the same minute on the same core; its colour pictures have
 * alternating bands, so that only whole times compare.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class ResizeBenchmark {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 960;

  /** The size of the result. */
  @Param({"640x480", "427x320", "900x700", "1920x1440"})
  @SuppressWarnings("NullAway.Init") // set by JMH
  public String size;

  /** How output pixels are made. */
  @Param({"BILINEAR", "AREA", "CUBIC", "LANCZOS4"})
  @SuppressWarnings("NullAway.Init") // set by JMH
  public Interpolation interpolation;

  private int width;
  private int height;

  @SuppressWarnings("NullAway.Init") // set by make
  private Planar<GrayU8> colour;

  @SuppressWarnings("NullAway.Init") // set by make
  private GrayF32 floats;

  /** For JMH. */
  public ResizeBenchmark() {}

  /** Makes a picture of noise. */
  @Setup
  public void make() {
    int x = size.indexOf('x');
    width = Integer.parseInt(size.substring(0, x));
    height = Integer.parseInt(size.substring(x + 1));
    colour = Images.rgb(WIDTH, HEIGHT);
    Random random = new Random(1);
    for (GrayU8 band : colour.bands) {
      random.nextBytes(band.data);
    }
    floats = Images.toF32(colour.getBand(0));
  }

  /**
   * One band of bytes.
   *
   * @return the result
   */
  @Benchmark
  public GrayU8 gray() {
    return Resize.to(colour.getBand(0), width, height, interpolation);
  }

  /**
   * Three bands of bytes.
   *
   * @return the result
   */
  @Benchmark
  public Planar<GrayU8> rgb() {
    return Resize.to(colour, width, height, interpolation);
  }

  /**
   * One band of floats.
   *
   * @return the result
   */
  @Benchmark
  public GrayF32 floats() {
    return Resize.to(floats, width, height, interpolation);
  }
}
