package org.fovea.benchmarks.classic;

import boofcv.abst.feature.dense.DescribeImageDense;
import boofcv.factory.feature.dense.ConfigDenseHoG;
import boofcv.factory.feature.dense.FactoryDescribeImageDense;
import boofcv.struct.feature.TupleDesc_F64;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.ImageType;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.fovea.features.hog.Hog;
import org.fovea.features.hog.HogConfig;
import org.fovea.features.hog.HogGrid;
import org.fovea.features.image.Images;
import org.fovea.io.image.ImageFiles;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Histograms of oriented gradients of a photograph of 512 x 512 pixels on one thread: cells of 8
 * pixels, blocks of 2 x 2 cells, 9 orientations. The folder that {@code -Dfovea.data} names holds
 * {@code classic/astronaut.png}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HogBenchmark {
  @SuppressWarnings("NullAway.Init") // set by make
  private Planar<GrayU8> colour;

  @SuppressWarnings("NullAway.Init") // set by make
  private GrayU8 gray;

  private final Hog dalalTriggs = new Hog(HogConfig.dalalTriggs());
  private final Hog scikitImage = new Hog(HogConfig.scikitImage());
  private final DescribeImageDense<GrayU8, TupleDesc_F64> boof =
      FactoryDescribeImageDense.hog(boofConfig(), ImageType.SB_U8);

  /** For JMH. */
  public HogBenchmark() {}

  private static ConfigDenseHoG boofConfig() {
    ConfigDenseHoG config = new ConfigDenseHoG();
    config.cellsPerBlockX = 2;
    config.cellsPerBlockY = 2;
    return config;
  }

  /**
   * Reads the picture.
   *
   * @throws IOException if it can't be read
   */
  @Setup
  public void make() throws IOException {
    colour =
        ImageFiles.read(
            Path.of(System.getProperty("fovea.data", "../shared/data"), "classic/astronaut.png"));
    gray = Images.toGray(colour);
  }

  /**
   * As OpenCV computes it, of a gray picture.
   *
   * @return the blocks
   */
  @Benchmark
  public HogGrid dalalTriggsGray() {
    return dalalTriggs.grid(gray);
  }

  /**
   * As OpenCV computes it, of colour.
   *
   * @return the blocks
   */
  @Benchmark
  public HogGrid dalalTriggsColour() {
    return dalalTriggs.grid(colour);
  }

  /**
   * As scikit-image computes it, of a gray picture.
   *
   * @return the blocks
   */
  @Benchmark
  public HogGrid scikitImageGray() {
    return scikitImage.grid(gray);
  }

  /**
   * BoofCV's fast variant, of a gray picture.
   *
   * @return the last thing it made
   */
  @Benchmark
  public Object boofCvGray() {
    boof.process(gray);
    return boof.getDescriptions();
  }
}
