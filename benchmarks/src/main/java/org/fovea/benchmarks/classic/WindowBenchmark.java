package org.fovea.benchmarks.classic;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.fovea.classic.hog.HogWindowScorer;
import org.fovea.classic.svm.LinearSvm;
import org.fovea.classic.window.ScanConfig;
import org.fovea.classic.window.ScoredWindow;
import org.fovea.classic.window.WindowScan;
import org.fovea.features.hog.HogConfig;
import org.fovea.features.hog.OpenCvOrder;
import org.fovea.features.resize.Interpolation;
import org.fovea.features.resize.Resize;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The search for pedestrians in a photograph of 640 x 480 pixels: windows of 64 x 128, 8 pixels
 * apart, on all levels of a pyramid of step 1.05, with OpenCV's weights. The folder that {@code
 * -Dfovea.data} names holds {@code classic/astronaut.png} and {@code
 * classic/hog_people_svm_3781.txt}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class WindowBenchmark {
  /** Threads that share the levels. */
  @Param({"1", "2"})
  public int threads;

  @SuppressWarnings("NullAway.Init") // set by make
  private Planar<GrayU8> image;

  @SuppressWarnings("NullAway.Init") // set by make
  private WindowScan scan;

  @SuppressWarnings("NullAway.Init") // set by make
  private ExecutorService others;

  /** For JMH. */
  public WindowBenchmark() {}

  /**
   * Reads the picture and the weights.
   *
   * @throws IOException if they can't be read
   */
  @Setup
  public void make() throws IOException {
    Path data = Path.of(System.getProperty("fovea.data", "../shared/data"), "classic");
    Planar<GrayU8> astronaut = ImageFiles.read(data.resolve("astronaut.png"));
    image = Resize.to(astronaut, 640, 480, Interpolation.BILINEAR);
    scan =
        new WindowScan(
            ScanConfig.of(64, 128),
            new HogWindowScorer(
                HogConfig.dalalTriggs(), people(data.resolve("hog_people_svm_3781.txt"))));
    others = Executors.newFixedThreadPool(Math.max(1, threads - 1));
  }

  private static LinearSvm people(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    float[] weights = new float[lines.size() - 1];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Float.parseFloat(lines.get(i));
    }
    return new LinearSvm(
        OpenCvOrder.toRowsFirst(weights, HogConfig.dalalTriggs(), 7, 15),
        Float.parseFloat(lines.get(weights.length)));
  }

  /** Ends the threads. */
  @TearDown
  public void end() {
    others.shutdown();
  }

  /**
   * The search.
   *
   * @return what scores at least 0
   */
  @Benchmark
  public List<ScoredWindow> pedestrians() {
    return scan.scan(image, threads == 1 ? Runnable::run : others);
  }
}
